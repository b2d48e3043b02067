import { readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { FixTarget } from "../../change/fix-preview";
import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { historyDiff } from "../history-page";
import { hashOf, undo } from "../store";
import { recordingText, temporaryFolder, writeIn } from "../testing";
import { applyFixes } from "./apply-fixes";
import { surveyFix } from "./preview-fix";

const wrong = (at: number) => `suite/recordings/${String(at).padStart(64, "0")}.json`;
const targetOf = (path: string, more: Partial<FixTarget> = {}): FixTarget => {
  return { path, pointers: null, other: null, expectedHash: null, ...more };
};

function filled(count: number): { root: string; targets: FixTarget[] } {
  const root = temporaryFolder();
  const paths = Array.from({ length: count }, (_, at) => wrong(at));
  for (const [at, path] of paths.entries()) writeIn(root, path, recordingText(`Tide ${at}?`, "High."));
  return { root, targets: paths.map((path) => targetOf(path)) };
}

function filesOf(root: string): Record<string, string> {
  const folder = join(root, "suite/recordings");
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

it("mends many files as one change, which is undone at once, and says how far it is", async () => {
  const { root, targets } = filled(120);
  const before = filesOf(root);
  const seen: number[] = [];
  const changed: string[] = [];
  const summary = await applyFixes(
    root,
    { fix: "re-key", targets, rename: true },
    { progress: (done) => seen.push(done), changed: async (paths) => void changed.push(...paths) },
  );
  expect(summary).toMatchObject({ changed: 120, unchanged: 0, failed: [], changes: [expect.any(String)] });
  expect(seen.at(-1)).toBe(120);
  expect(changed).toHaveLength(240);
  const after = filesOf(root);
  for (const [name, text] of Object.entries(after)) {
    const opened = openRecording(name, text);
    expect(opened.ok && `${requestKeyOf(opened.recording)}.json`).toBe(name);
  }
  expect(await undo(root, summary.changes[0] ?? "")).toMatchObject({ ok: true });
  expect(filesOf(root)).toEqual(before);
});

it("tells what cannot be mended, and mends the rest", async () => {
  const { root, targets } = filled(4);
  const [gone, cut, changed, fine] = targets.map(({ path }) => path);
  const hash = hashOf(readFileSync(join(root, changed ?? "")));
  unlinkSync(join(root, gone ?? ""));
  writeFileSync(join(root, cut ?? ""), "{");
  writeIn(root, changed ?? "", recordingText("Another?", "Yes."));
  const twin = wrong(9);
  writeIn(root, twin, readFileSync(join(root, fine ?? ""), "utf8"));
  const wanted = targets.map((each) => (each.path === changed ? { ...each, expectedHash: hash } : each));
  const { changed: count, failed } = await applyFixes(root, {
    fix: "re-key",
    targets: [...wanted, targetOf(twin), targetOf("../outside.json")],
    rename: true,
  });
  expect(count).toBe(1);
  const why = new Map(failed.map((each) => [each.path, each.why]));
  expect(why.get(gone ?? "")).toContain("not there any more");
  expect(why.get(cut ?? "")).toContain("not JSON");
  expect(why.get(changed ?? "")).toContain("changed since");
  expect(why.get(twin)).toContain("gets the same name");
  expect(why.get("../outside.json")).toContain("not a path inside");
});

it("writes nothing more once it is told to stop", async () => {
  const { root, targets } = filled(120);
  const before = filesOf(root);
  const stop = new AbortController();
  const summary = await applyFixes(
    root,
    { fix: "re-key", targets, rename: true },
    { signal: stop.signal, progress: () => stop.abort() },
  );
  expect(summary).toMatchObject({ changed: 0, changes: [] });
  expect(filesOf(root)).toEqual(before);
});

it("never deletes both of two recordings that would take each other's place", async () => {
  const root = temporaryFolder();
  const text = recordingText("Tide?", "High.");
  const [a, b] = [wrong(1), wrong(2)];
  writeIn(root, a, text);
  writeIn(root, b, text);
  const targets = [targetOf(a, { other: b }), targetOf(b, { other: a })];
  expect(await applyFixes(root, { fix: "delete-twin", targets, rename: false })).toMatchObject({ changed: 1 });
  expect(Object.keys(filesOf(root))).toHaveLength(1);
});

it("says in short what would become of each file", async () => {
  const { root, targets } = filled(2);
  const rows = await surveyFix(root, "re-key", [...targets, targetOf("suite/none.json")]);
  expect(rows.map(({ outcome }) => outcome)).toEqual(["rename", "rename", "refused"]);
  expect(rows[0]).toMatchObject({ rekeys: true, to: expect.stringMatching(/[0-9a-f]{64}\.json$/), why: null });
});

it("puts a recording in the place of another one that has or gets its name, if told what that holds", async () => {
  const root = temporaryFolder();
  const [first, second] = [recordingText("Tide?", "High."), recordingText("Tide?", "Low.")];
  const [a, b, c] = [wrong(1), wrong(2), wrong(3)];
  for (const [path, text] of [
    [a, first],
    [b, second],
    [c, first],
  ] as const) {
    writeIn(root, path, text);
  }
  const before = filesOf(root);
  const targets = [targetOf(a), targetOf(b, { over: hashOf(first) }), targetOf(c, { over: hashOf("else") })];
  const summary = await applyFixes(root, { fix: "re-key", targets, rename: true });
  expect(summary).toMatchObject({ changed: 2, failed: [{ path: c, why: expect.stringContaining(b) }] });
  const [name = "", ...others] = Object.keys(filesOf(root)).filter((each) => !c.endsWith(each));
  expect(others).toEqual([]);
  expect(filesOf(root)[name]).toBe(second);
  const [row] = await surveyFix(root, "re-key", [targetOf(c)]);
  expect(row).toMatchObject({ outcome: "refused", meets: { rival: null }, to: `suite/recordings/${name}` });
  const over = hashOf(second);
  expect(await applyFixes(root, { fix: "re-key", targets: [targetOf(c, { over })], rename: true })).toMatchObject({
    changed: 1,
  });
  expect(filesOf(root)).toEqual({ [name]: first });
  await undo(root, 2);
  expect(filesOf(root)).toEqual(before);
});

it("redacts so that the history does not say the secret either, nor what was taken back", async () => {
  const root = temporaryFolder();
  const path = wrong(1);
  const secret = ["gh", "p_", "q7Rz2LmX9vKdT4bWn8PsYc3HfJg6Ae5Uu1oZ"].join("");
  writeIn(root, path, recordingText("What is it?", `It is ${secret}, I think.`));
  const { changes } = await applyFixes(root, { fix: "redact", targets: [targetOf(path)], rename: false });
  const id = changes[0] ?? "";
  const undone = await undo(root, id);
  const undoing = undone.ok ? (undone.entries[0]?.id ?? "") : "";
  for (const [of, from] of [
    ["change", id],
    ["after", id],
    ["change", undoing],
    ["before", undoing],
  ] as const) {
    const read = await historyDiff(root, { id: from, path, of });
    expect(JSON.stringify(read)).toContain("REDACTED-");
    expect(JSON.stringify(read)).toContain("‹secret of 40 characters›");
    expect(JSON.stringify(read)).not.toContain(secret.slice(4, 16));
  }
});
