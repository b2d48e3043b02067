import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { changedSinceCommit, revertFiles, revertValue } from "./committed";
import { hashOf, undo } from "./store";
import { recordingText, temporaryFolder, writeIn } from "./testing";

const committed = recordingText("When is high tide?", "At noon.");
const edited = recordingText("When is low tide?", "At dusk.");

function repository(files: Readonly<Record<string, string>>): string {
  const top = temporaryFolder();
  for (const [path, content] of Object.entries(files)) writeIn(top, path, content);
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    [...who, "commit", "-qm", "one"],
  ]) {
    execFileSync("git", args, { cwd: top, stdio: "ignore" });
  }
  return top;
}

it("says what became of a file since the last commit, also below a root inside of the work tree", async () => {
  const top = repository({ "a/same.json": committed, "a/changed.json": committed, "a/b/gone.json": committed });
  const root = join(top, "a");
  writeIn(root, "changed.json", edited);
  writeIn(root, "new.json", edited);
  rmSync(join(root, "b"), { recursive: true });
  const [old, now] = [committed, edited].map((text) => ({ hash: hashOf(text), text }));
  expect(await changedSinceCommit(root, "same.json")).toEqual({
    ok: true,
    state: "same",
    committed: old,
    current: old,
  });
  expect(await changedSinceCommit(root, "changed.json")).toMatchObject({
    state: "changed",
    committed: old,
    current: now,
  });
  expect(await changedSinceCommit(root, "new.json")).toMatchObject({ state: "new", committed: null, current: now });
  expect(await changedSinceCommit(root, "b/gone.json")).toMatchObject({ state: "gone", committed: old, current: null });
  expect(await changedSinceCommit(root, "../x.json")).toMatchObject({ refusal: { reason: "outside" } });
});

it("takes names for names, whatever they look like to git", async () => {
  const names = ["-p.json", ":(top)x.json", "*.json", "a b\u00e9.json", "HEAD.json"];
  const root = repository(Object.fromEntries(names.map((path) => [path, committed])));
  for (const name of names) expect(await changedSinceCommit(root, name), name).toMatchObject({ state: "same" });
  expect(await changedSinceCommit(root, "b.json")).toMatchObject({ ok: true, state: "new" });
});

it("gives files their committed bytes again, all or none, to be undone", async () => {
  const root = repository({ "a.json": committed, "b.json": committed });
  writeIn(root, "a.json", edited);
  rmSync(join(root, "b.json"));
  writeIn(root, "c.json", edited);
  const files = [{ path: "a.json", expectedHash: hashOf(edited) }, { path: "b.json" }];
  expect(await revertFiles(root, [...files, { path: "c.json" }])).toMatchObject({ refusal: { reason: "missing" } });
  expect(await revertFiles(root, [{ path: "a.json", expectedHash: hashOf("x") }])).toMatchObject({
    refusal: { reason: "conflict", current: { text: edited } },
  });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(edited);
  expect(await revertFiles(root, files)).toMatchObject({ ok: true, entry: { why: "revert" } });
  for (const path of ["a.json", "b.json"]) expect(readFileSync(join(root, path), "utf8")).toBe(committed);
  await undo(root, 1);
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(edited);
});

it("gives one value its committed text again, and leaves the others", async () => {
  const root = repository({ "a.json": committed });
  const answer = "/response/body/__data__/choices/0/message/content";
  writeIn(root, "a.json", edited);
  expect(await revertValue(root, "a.json", answer, hashOf(edited))).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(recordingText("When is low tide?", "At noon."));
  expect(await revertValue(root, "a.json", "/nothing", hashOf(edited))).toMatchObject({
    refusal: { reason: "missing" },
  });
});

it("removes a value that was added since, and brings one back that was removed", async () => {
  const root = repository({ "a.json": committed });
  const added = committed.replace('"is_streaming": false', '"is_streaming": false,\n    "status": 200');
  writeIn(root, "a.json", added);
  expect(await revertValue(root, "a.json", "/response/status", hashOf(added))).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(committed);
  const less = committed.replace(',\n  "id_normalization_mapping": {}', "");
  writeIn(root, "a.json", less);
  expect(await revertValue(root, "a.json", "/id_normalization_mapping", hashOf(less))).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(committed);
});

it("refuses outside of a repository, before the first commit, and for files that git only points to", async () => {
  const plain = temporaryFolder();
  writeIn(plain, "a.json", committed);
  expect(await changedSinceCommit(plain, "a.json")).toMatchObject({ refusal: { reason: "missing" } });
  execFileSync("git", ["init", "-q"], { cwd: plain });
  expect(await changedSinceCommit(plain, "a.json")).toMatchObject({ ok: true, state: "new" });
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
  const root = repository({ "a.json": pointer });
  writeIn(root, "a.json", committed);
  expect(await revertFiles(root, [{ path: "a.json" }])).toMatchObject({ refusal: { reason: "missing" } });
});
