import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { defaultDiffConfig } from "../../diff/semantic/noise-rules";
import { defaultCheckConfig } from "../../lint/config";
import type { Resolution } from "../../review/conflict";
import { reportText } from "../../review/text";
import { reviewOf } from "../review";
import { undo } from "../store";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { conflictAt, previewResolution, resolveConflict } from "./conflict";
import { checkRange } from "./findings";
import { reviewedFile } from "./page";
import { openReview } from "./session";

const at = (name: string) => `s/recordings/${name}.json`;
const said = (ask: string, answer: string) => recordingText(ask, answer, "t.py::test_a");

type Side = Record<string, string | null>;

/** A work tree in the middle of a merge; null: the side has no such file. */
function merging(base: Side, ours: Side, theirs: Side, config: readonly string[] = []) {
  const folder = temporaryFolder();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const commit = (files: Side, message: string) => {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) git("rm", "--quiet", path);
      else writeIn(folder, path, text);
    }
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", message);
  };
  git("init", "--quiet", "--initial-branch", "main");
  commit({ "s/readme.txt": "", ...base }, "base");
  git("checkout", "--quiet", "-b", "topic");
  commit(theirs, "theirs");
  git("checkout", "--quiet", "main");
  commit(ours, "ours");
  try {
    git(...config, "merge", "--quiet", "topic");
  } catch {
    // The conflict is what is wanted.
  }
  return { folder, git };
}

/** The resolution of what a page shows at the moment. */
async function asked(folder: string, path: string, resolution: Resolution) {
  const found = await conflictAt(folder, path);
  if (!found.ok) throw new Error(found.refusal.problem.message);
  const { hash, sides } = found.conflict;
  return { path, hash, sides, resolution };
}

const files = async (folder: string) => {
  const reviewed = await reviewOf(folder, { base: null, head: null }, defaultDiffConfig);
  if (!reviewed.ok) throw new Error(reviewed.refusal.problem.message);
  return reviewed.report;
};

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

const [base, ours, theirs] = [said("When?", "At noon."), said("When?", "At dusk."), said("When?", "At dawn.")];
const both = () => merging({ [at("a")]: base }, { [at("a")]: ours }, { [at("a")]: theirs });

it("is no finding besides: a file with markers is not new for being unreadable", async () => {
  const { folder } = both();
  const reviewed = await reviewOf(folder, { base: null, head: null }, defaultDiffConfig);
  if (!reviewed.ok) throw new Error(reviewed.refusal.problem.message);
  expect(await checkRange(reviewed, defaultCheckConfig)).toEqual(new Map());
});

it("compares both sides by meaning, with each other and with what both were made from", async () => {
  const { folder } = both();
  const { files: listed, sentence } = await files(folder);
  expect(listed).toMatchObject([{ path: at("a"), class: "error", conflict: "open" }]);
  expect(sentence).toBe("1 recording changed: 1 error; 1 in conflict.");
  expect(reportText(await files(folder), new Map())).toContain(`${at("a")} (merge conflict)`);
  expect(await conflictAt(folder, at("a"))).toMatchObject({
    ok: true,
    conflict: {
      names: { ours: "HEAD", theirs: "topic" },
      problems: { ours: null, theirs: null },
      parts: [{ class: "text", before: "At dusk.", after: "At dawn." }],
      merge: {
        mine: [{ what: "answer", before: "At noon.", after: "At dusk." }],
        theirs: [{ what: "answer", before: "At noon.", after: "At dawn." }],
        hasBase: true,
      },
    },
  });
});

it("writes a side byte for byte, as a change that is undone, and leaves the index to its owner", async () => {
  const { folder, git } = both();
  const marked = read(folder, at("a"));
  const index = git("ls-files", "--unmerged");
  const request = await asked(folder, at("a"), { take: "theirs" });
  expect(await previewResolution(folder, request)).toMatchObject({
    ok: true,
    preview: {
      problem: null,
      goes: false,
      against: { ours: [{ what: "answer", before: "At dusk.", after: "At dawn." }], theirs: [] },
    },
  });
  expect(await resolveConflict(folder, request)).toMatchObject({ ok: true, entry: { why: "edit" } });
  expect(read(folder, at("a"))).toBe(theirs);
  expect(git("ls-files", "--unmerged")).toBe(index);
  expect((await files(folder)).files).toMatchObject([{ class: "text", conflict: "settled", problem: null }]);

  // What was shown is not there any more.
  expect(await resolveConflict(folder, request)).toMatchObject({ ok: false, refusal: { reason: "conflict" } });
  expect(await undo(folder, 1)).toMatchObject({ ok: true });
  expect(read(folder, at("a"))).toBe(marked);
  expect(await resolveConflict(folder, await asked(folder, at("a"), { take: "ours" }))).toMatchObject({ ok: true });
  git("add", at("a"));
  expect((await files(folder)).files).toEqual([]);
  expect(await conflictAt(folder, at("a"))).toMatchObject({ ok: false, refusal: { reason: "missing" } });
});

it("merges: other places go together, and somebody says whose change the same place takes", async () => {
  const { folder } = merging(
    { [at("a")]: said("When?", "At noon.") },
    { [at("a")]: said("When, please?", "At dusk.") },
    { [at("a")]: said("When?", "At dawn.").replace('"stop"', '"length"') },
  );
  const few = await asked(folder, at("a"), { take: "merge", choices: [] });
  expect(await resolveConflict(folder, few)).toMatchObject({ ok: false, refusal: { reason: "edit" } });
  const request = await asked(folder, at("a"), { take: "merge", choices: ["theirs"] });
  expect(await resolveConflict(folder, request)).toMatchObject({ ok: true });
  expect(read(folder, at("a"))).toBe(said("When, please?", "At dawn.").replace('"stop"', '"length"'));
});

it("refuses what would be no JSON", async () => {
  const { folder } = merging({ [at("a")]: base }, { [at("a")]: ours }, { [at("a")]: "{\n" });
  expect(await conflictAt(folder, at("a"))).toMatchObject({ ok: true, conflict: { parts: null } });
  const request = await asked(folder, at("a"), { take: "theirs" });
  expect(await resolveConflict(folder, request)).toMatchObject({ ok: false, refusal: { reason: "invalid" } });
});

it("knows files that both added", async () => {
  const { folder } = merging({}, { [at("new")]: ours }, { [at("new")]: theirs });
  expect((await files(folder)).files).toMatchObject([{ path: at("new"), conflict: "open" }]);
  expect(await conflictAt(folder, at("new"))).toMatchObject({ conflict: { merge: { hasBase: false } } });
});

it("knows files that one side deleted", async () => {
  const { folder } = merging(
    { [at("kept")]: base, [at("gone")]: base },
    { [at("kept")]: ours, [at("gone")]: null },
    { [at("kept")]: null, [at("gone")]: theirs },
  );
  const listed = async () => (await files(folder)).files.map(({ path, conflict }) => [path, conflict]);
  expect(await listed()).toEqual([
    [at("gone"), "open"],
    [at("kept"), "open"],
  ]);
  expect(await conflictAt(folder, at("kept"))).toMatchObject({
    conflict: { problems: { ours: null, theirs: "it was deleted" }, parts: null, merge: null },
  });

  // The file is there already, as git left it: nothing is to be written.
  const kept = await asked(folder, at("kept"), { take: "ours" });
  expect(await resolveConflict(folder, kept)).toEqual({ ok: true, entry: null });
  const gone = await asked(folder, at("gone"), { take: "ours" });
  expect(await previewResolution(folder, gone)).toMatchObject({ preview: { goes: true } });
  expect(await resolveConflict(folder, gone)).toMatchObject({ ok: true, entry: { why: "delete" } });
  expect(existsSync(join(folder, at("gone")))).toBe(false);
  expect(await listed()).toContainEqual([at("gone"), "settled"]);
  const back = await asked(folder, at("gone"), { take: "theirs" });
  expect(await resolveConflict(folder, back)).toMatchObject({ ok: true });
  expect(read(folder, at("gone"))).toBe(theirs);
});

it("reads the sides off the markers where the index says nothing, also what both were made from", async () => {
  const made = merging({ [at("a")]: base }, { [at("a")]: ours }, { [at("a")]: theirs }, [
    "-c",
    "merge.conflictStyle=diff3",
  ]);
  const { folder, git } = made;
  git("add", ".");
  expect((await files(folder)).files).toMatchObject([{ conflict: "open", class: "error" }]);
  expect(await conflictAt(folder, at("a"))).toMatchObject({
    conflict: { merge: { hasBase: true }, parts: [{ before: "At dusk.", after: "At dawn." }] },
  });
  const request = await asked(folder, at("a"), { take: "ours" });
  expect(await resolveConflict(folder, request)).toMatchObject({ ok: true });
  expect(read(folder, at("a"))).toBe(ours);
});

it("looks at files of the root only", async () => {
  const { folder } = both();
  expect(await conflictAt(join(folder, "s"), at("a").slice(2))).toMatchObject({ ok: true });
  expect(await conflictAt(join(folder, "s"), "../s/recordings/a.json")).toMatchObject({
    refusal: { reason: "outside" },
  });
  expect(await conflictAt(folder, "s/recordings/none.json")).toMatchObject({ refusal: { reason: "missing" } });
});

it("reads both sides of a conflict that was committed with its markers, in a commit and in its base", async () => {
  const path = at("a");
  const { folder, git } = merging(
    { [path]: said("When?", "At noon.") },
    { [path]: said("When?", "At dusk.") },
    { [path]: said("When?", "At dawn.") },
  );
  git("add", "--all");
  git("commit", "--quiet", "-m", "markers");
  writeIn(folder, path, said("When?", "At dawn."));
  git("commit", "--quiet", "--all", "-m", "mended");
  const marked = async (base: string, head: string) => {
    const opened = await openReview(folder, { base, head });
    const [difference] = opened.ok ? opened.review.differences.values() : [];
    return opened.ok && difference ? (await reviewedFile(folder, opened.review, difference)).marked : null;
  };
  const sides = {
    names: { ours: "HEAD", theirs: "topic" },
    problems: { ours: null, theirs: null },
    parts: [{ class: "text", before: "At dusk.", after: "At dawn." }],
  };
  expect(await marked("HEAD~2", "HEAD~1")).toMatchObject({ where: "head", ...sides });
  expect(await marked("HEAD~1", "HEAD")).toMatchObject({ where: "base", ...sides });
  expect(await marked("HEAD~2", "HEAD")).toBeNull();
});
