import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ActName } from "../../review/act";
import type { RangeNames } from "../../review/view";
import { readMarks, writeMarks } from "../reviews";
import { undo } from "../store";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { openAct, previewAct } from "./acts";
import { openReview } from "./session";

const WORK_TREE = { base: null, head: null };

/** A repository with some committed recordings below a folder of it, which is the root. */
function repository(texts: Record<string, string>) {
  const folder = temporaryFolder();
  const root = join(folder, "tests");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t.test", ...args], { cwd: folder, encoding: "utf8" });
  git("init", "--quiet", "--initial-branch", "main");
  for (const [path, text] of Object.entries(texts)) writeIn(root, path, text);
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  return { root, git };
}

async function review(root: string) {
  const opened = await openReview(root, WORK_TREE);
  if (!opened.ok) throw new Error(opened.refusal.problem.message);
  return opened.review;
}

async function actOn(root: string, act: ActName, ids: readonly string[], names: RangeNames = WORK_TREE) {
  const opened = await openAct(root, names, { act, ids });
  return opened.ok ? await opened.run() : opened;
}

async function previewOf(root: string, act: ActName, id: string) {
  const { key } = await review(root);
  return previewAct(root, { ...WORK_TREE, key }, { act, id });
}

const idsIn = async (root: string) => [...(await review(root)).differences.keys()];

describe("acts on the work tree", () => {
  it("gives changed, deleted, new and moved files what the base holds, as one change that is undone", async () => {
    const [a, b, moved] = ["s/recordings/a.json", "s/recordings/b.json", `s/recordings/${"c".repeat(64)}.json`];
    const { root, git } = repository({
      [a]: recordingText("When?", "At noon.", "t::a"),
      [b]: recordingText("Where?", "Here.", "t::b"),
      [moved]: recordingText("Who?", "Me.", "t::c"),
    });
    writeIn(root, a, recordingText("When?", "At dusk.", "t::a"));
    rmSync(join(root, b));
    renameSync(join(root, moved), join(root, `s/recordings/${"d".repeat(64)}.json`));
    writeIn(root, "s/recordings/new.json", recordingText("New?", "Yes.", "t::new"));
    const before = git("status", "--porcelain", "-uall");
    const restored = await actOn(root, "restore", await idsIn(root));
    expect(restored).toMatchObject({ changed: 4, failed: [], changes: [expect.any(String)] });
    expect(git("status", "--porcelain", "-uall")).toBe("");
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(git("status", "--porcelain", "-uall")).toBe(before);
  });

  it("shows of each file what it would become, from what it holds now", async () => {
    const [a, moved] = ["s/recordings/a.json", `s/recordings/${"c".repeat(64)}.json`];
    const { root } = repository({
      [a]: recordingText("When?", "At noon.", "t::a"),
      [moved]: recordingText("Who?", "Me.", "t::c"),
    });
    writeIn(root, a, recordingText("When?", "At dusk.", "t::a"));
    const fresh = `s/recordings/${"d".repeat(64)}.json`;
    renameSync(join(root, moved), join(root, fresh));
    const idOf = async (path: string) =>
      [...(await review(root)).differences.values()].find(({ file }) => file.path === path)?.id ?? "";
    expect(await previewOf(root, "restore", await idOf(a))).toMatchObject({
      ok: true,
      preview: [{ path: a, diff: { kind: "changed", meaning: [{ before: "At dusk.", after: "At noon." }] } }],
    });
    expect(await previewOf(root, "restore", await idOf(fresh))).toMatchObject({
      ok: true,
      preview: [
        { path: fresh, diff: { kind: "removed" } },
        { path: moved, diff: { kind: "created" } },
      ],
    });
    const { key } = await review(root);
    const id = await idOf(a);
    writeIn(root, a, recordingText("When?", "At midnight.", "t::a"));
    expect(await previewAct(root, { ...WORK_TREE, key }, { act: "restore", id })).toMatchObject({
      ok: false,
      refusal: { reason: "missing" },
    });
  });

  it("begins nothing more once it is told to stop", async () => {
    const path = "s/recordings/a.json";
    const { root, git } = repository({ [path]: recordingText("When?", "At noon.") });
    writeIn(root, path, recordingText("When?", "At dusk."));
    const opened = await openAct(root, WORK_TREE, { act: "restore", ids: await idsIn(root) });
    if (!opened.ok) throw new Error(opened.refusal.problem.message);
    expect(await opened.run({ signal: AbortSignal.abort() })).toMatchObject({ changed: 0, changes: [] });
    expect(git("status", "--porcelain")).toContain("a.json");
  });

  it("changes nothing that was changed since it was compared", async () => {
    const path = "s/recordings/a.json";
    const { root } = repository({ [path]: recordingText("When?", "At noon.") });
    writeIn(root, path, recordingText("When?", "At dusk."));
    const ids = await idsIn(root);
    writeIn(root, path, recordingText("When?", "At midnight."));
    expect(await actOn(root, "restore", ids)).toMatchObject({ ok: false, refusal: { reason: "missing" } });
    expect(readFileSync(join(root, path), "utf8")).toContain("At midnight.");
  });

  it("changes nothing between two commits", async () => {
    const path = "s/recordings/a.json";
    const { root, git } = repository({ [path]: recordingText("When?", "At noon.") });
    writeIn(root, path, recordingText("When?", "At dusk."));
    const ids = await idsIn(root);
    git("commit", "--quiet", "-am", "second");
    const commits = { base: "HEAD~1", head: "HEAD" };
    expect(await actOn(root, "restore", ids, commits)).toMatchObject({ ok: false, refusal: { reason: "edit" } });
  });

  it("deletes the old file of a re-keyed recording, never the new one", async () => {
    const [old, fresh] = [`s/recordings/${"a".repeat(64)}.json`, `s/recordings/${"b".repeat(64)}.json`];
    const { root } = repository({ [old]: recordingText("When does it leave, please?", "At noon.") });
    writeIn(root, fresh, recordingText("When does it leave, then?", "At noon."));
    const [id = ""] = await idsIn(root);
    expect(await previewOf(root, "superseded", id)).toMatchObject({
      ok: true,
      preview: [{ path: old, diff: { kind: "removed" } }],
    });
    expect(await actOn(root, "superseded", [id])).toMatchObject({ changed: 1, failed: [] });
    expect([existsSync(join(root, old)), existsSync(join(root, fresh))]).toEqual([false, true]);
    expect((await review(root)).report.sentence).toBe("1 recording changed: 1 request; 1 re-keyed.");
  });
});

describe("marks", () => {
  it("are kept by the difference, and are none where their file is damaged", async () => {
    const root = temporaryFolder();
    const [id, other] = ["0".repeat(24), "1".repeat(24)];
    const mark = { viewed: true, decision: "flagged", comment: "Why?" } as const;
    await writeMarks(root, [{ id, mark }], "2026-01-01T00:00:00Z");
    await writeMarks(root, [{ id: other, mark: { ...mark, decision: "accepted" } }], "2026-01-02T00:00:00Z");
    expect(await readMarks(root)).toMatchObject({ [id]: mark, [other]: { decision: "accepted" } });
    await writeMarks(root, [{ id, mark: null }], "2026-01-03T00:00:00Z");
    expect(Object.keys(await readMarks(root))).toEqual([other]);
    writeIn(root, ".tapedeck/reviews/marks.json", "{");
    expect(await readMarks(root)).toEqual({});
  });
});
