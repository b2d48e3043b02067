import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { composed } from "../create/compose";
import { templates } from "../create/templates";
import type { ReplaceQuery } from "../replace/query";
import { applyReplace, compareReplaced, type Search, searchOf, surveyReplace } from "./replace";
import { undo } from "./store/history";
import { recordingText, temporaryFolder, writeIn } from "./testing";

const query: ReplaceQuery = {
  find: "noon",
  replace: "night",
  matchCase: true,
  wholeWord: false,
  regex: false,
  places: ["text"],
};
let root: string;
let search: Search;
const paths: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tapedeck-replace-"));
  paths.length = 0;
  const made = searchOf(query);
  if (!made.ok) throw new Error(made.refusal.problem.message);
  search = made.search;
  const [template] = templates;
  if (!template) throw new Error("no template");
  mkdirSync(join(root, "recordings"));
  for (let i = 0; i < 120; i++) {
    const draft = composed({ ...template, testId: `test_${i}.py::test`, folder: "recordings" });
    if (!draft.ok) throw new Error("no draft");
    writeFileSync(join(root, draft.path), draft.recording.doc.text);
    paths.push(draft.path);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

const textOf = (path: string) => readFileSync(join(root, path), "utf8");
const targets = async () =>
  (await surveyReplace(root, search, paths)).map(({ path, hash }) => ({ path, expectedHash: hash ?? "", skip: [] }));

it("replaces in all files as one change, which is undone at once", async () => {
  const before = paths.map(textOf);
  const seen: number[] = [];
  const changed: string[] = [];
  const request = { query, targets: await targets(), rename: false };
  const summary = await applyReplace(root, request, search, {
    progress: (done) => seen.push(done),
    changed: async (names) => void changed.push(...names),
  });
  expect(summary).toMatchObject({ changed: 120, failed: [] });
  expect(summary.changes).toHaveLength(1);
  expect(changed.toSorted()).toEqual(paths.toSorted());
  expect(seen.at(-1)).toBe(120);
  expect(paths.map(textOf)).toEqual(before.map((text) => text.replace("at noon", "at night")));
  await undo(root, 1);
  expect(paths.map(textOf)).toEqual(before);
});

it("leaves alone what was changed or broken since it was seen, and goes on with the rest", async () => {
  const request = { query, targets: await targets(), rename: false };
  const [one = "", two = ""] = paths;
  writeFileSync(join(root, one), textOf(one).replace("noon", "noon sharp"));
  writeFileSync(join(root, two), "{");
  const summary = await applyReplace(root, request, search);
  expect(summary.changed).toBe(118);
  expect(summary.failed.map(({ path }) => path).toSorted()).toEqual([one, two].toSorted());
  expect(textOf(one)).toContain("noon sharp");
  expect(textOf(two)).toBe("{");
});

it("stops when it is told to, with nothing half done", async () => {
  const request = { query, targets: await targets(), rename: false };
  const before = paths.map(textOf);
  const stop = new AbortController();
  const summary = await applyReplace(root, request, search, {
    signal: stop.signal,
    progress: () => stop.abort(),
  });
  expect(summary).toMatchObject({ changed: 0, changes: [] });
  expect(paths.map(textOf)).toEqual(before);
});

it("tells of files that are gone, and passes over those without a match", async () => {
  const [one = "", two = ""] = paths;
  rmSync(join(root, one));
  writeFileSync(join(root, two), textOf(two).replace("noon", "dusk"));
  const rows = await surveyReplace(root, search, paths.slice(0, 3));
  expect(rows.map(({ path, why }) => [path, why !== null])).toEqual([
    [one, true],
    [paths[2], false],
  ]);
});

it("compares what two files would be that get one name, and puts one in the other's place", async () => {
  const folder = temporaryFolder();
  const [a, b] = ["a", "b"].map((digit) => `suite/recordings/${digit.repeat(64)}.json`);
  writeIn(folder, a ?? "", recordingText("The tide at noon?", "It is high."));
  writeIn(folder, b ?? "", recordingText("The tide at night?", "It is low."));
  const made = searchOf({ ...query, find: "at (noon|night)", replace: "now", regex: true, places: ["request"] });
  if (!made.ok) throw new Error(made.refusal.problem.message);
  const rows = await surveyReplace(folder, made.search, [a ?? "", b ?? ""]);
  const [first, second] = rows.map(({ path, hash }) => ({ path, expectedHash: hash ?? "", skip: [] }));
  if (!first || !second) throw new Error("two files have a match");
  expect(rows[0]?.to).toBe(rows[1]?.to);
  const compared = await compareReplaced(folder, made.search, second, first);
  const namesake = compared.ok ? compared.namesake : null;
  expect(namesake?.meaning).toMatchObject([{ before: "It is high.", after: "It is low." }]);
  const request = { query, targets: [first, { ...second, over: namesake?.hash }], rename: true };
  expect(await applyReplace(folder, request, made.search)).toMatchObject({ changed: 2, failed: [] });
  expect(readdirSync(join(folder, "suite/recordings"))).toEqual([rows[0]?.to?.split("/").at(-1)]);
  expect(readFileSync(join(folder, rows[0]?.to ?? ""), "utf8")).toBe(recordingText("The tide now?", "It is low."));
});
