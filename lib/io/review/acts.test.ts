import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMarks, writeMarks } from "../reviews";
import { undo } from "../store";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { deleteSuperseded, restoreToBase } from "./acts";
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
    const restored = await restoreToBase(root, WORK_TREE, await idsIn(root));
    expect(restored).toMatchObject({ ok: true });
    expect(git("status", "--porcelain", "-uall")).toBe("");
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(git("status", "--porcelain", "-uall")).toBe(before);
  });

  it("changes nothing that was changed since it was compared", async () => {
    const path = "s/recordings/a.json";
    const { root } = repository({ [path]: recordingText("When?", "At noon.") });
    writeIn(root, path, recordingText("When?", "At dusk."));
    const ids = await idsIn(root);
    writeIn(root, path, recordingText("When?", "At midnight."));
    expect(await restoreToBase(root, WORK_TREE, ids)).toMatchObject({ ok: false, refusal: { reason: "missing" } });
    expect(readFileSync(join(root, path), "utf8")).toContain("At midnight.");
  });

  it("changes nothing between two commits", async () => {
    const path = "s/recordings/a.json";
    const { root, git } = repository({ [path]: recordingText("When?", "At noon.") });
    writeIn(root, path, recordingText("When?", "At dusk."));
    const ids = await idsIn(root);
    git("commit", "--quiet", "-am", "second");
    const commits = { base: "HEAD~1", head: "HEAD" };
    expect(await restoreToBase(root, commits, ids)).toMatchObject({ ok: false, refusal: { reason: "edit" } });
  });

  it("deletes the old file of a re-keyed recording, never the new one", async () => {
    const [old, fresh] = [`s/recordings/${"a".repeat(64)}.json`, `s/recordings/${"b".repeat(64)}.json`];
    const { root } = repository({ [old]: recordingText("When does it leave, please?", "At noon.") });
    writeIn(root, fresh, recordingText("When does it leave, then?", "At noon."));
    const [id = ""] = await idsIn(root);
    expect(await deleteSuperseded(root, WORK_TREE, [id])).toMatchObject({ ok: true });
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
