import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { nodeChangesOf, valueChangeOf } from "../diff/value-diff";
import { nodeOf } from "../json/testing/node-of";
import { revertFiles, revertValues, sinceCommit, statesSinceCommit } from "./committed";
import { hashOf, undo } from "./store";
import { recordingText, temporaryFolder, writeIn } from "./testing";

const committed = recordingText("When is high tide?", "At noon.");
const edited = recordingText("When is low tide?", "At dusk.");

function repository(files: Readonly<Record<string, string>>): string {
  const top = temporaryFolder();
  for (const [path, content] of Object.entries(files)) writeIn(top, path, content);
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-qm", "one"],
  ])
    git(top, ...args);
  return top;
}

function git(cwd: string, ...args: string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

it("says what became of a file since the last commit, also below a root inside of the work tree", async () => {
  const top = repository({ "a/same.json": committed, "a/changed.json": committed, "a/b/gone.json": committed });
  const root = join(top, "a");
  writeIn(root, "changed.json", edited);
  writeIn(root, "new.json", edited);
  rmSync(join(root, "b"), { recursive: true });
  const [old, now] = [committed, edited].map((text) => ({ hash: hashOf(text), text }));
  expect(await sinceCommit(root, "same.json")).toMatchObject({
    state: "same",
    hash: hashOf(committed),
    commit: { subject: "one" },
    committed: old,
    current: old,
  });
  expect(await sinceCommit(root, "changed.json")).toMatchObject({
    state: "changed",
    committed: old,
    current: now,
  });
  expect(await sinceCommit(root, "new.json")).toMatchObject({ state: "new", committed: null, current: now });
  expect(await sinceCommit(root, "b/gone.json")).toMatchObject({ state: "gone", committed: old, current: null });
  expect(await sinceCommit(root, "../x.json")).toMatchObject({ refusal: { reason: "outside" } });
});

it("takes names for names, whatever they look like to git", async () => {
  const names = ["-p.json", ":(top)x.json", "*.json", "a b\u00e9.json", "HEAD.json", "a\"'b.json", "a\nb\t.json"];
  const root = repository(Object.fromEntries(names.map((path) => [path, committed])));
  for (const name of names) expect(await sinceCommit(root, name), name).toMatchObject({ state: "same" });
  expect(await sinceCommit(root, "b.json")).toMatchObject({ ok: true, state: "new" });
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

/** Reverts the value at a pointer of what differs now. */
async function revertAt(root: string, path: string, pointer: string) {
  const since = await sinceCommit(root, path);
  if (!since.ok || !since.blob || !since.hash) throw new Error("the file does not stand in both");
  const [old, now] = [since.committed?.text ?? "", since.current?.text ?? ""];
  const changes = nodeChangesOf(nodeOf(old), nodeOf(now)).map(valueChangeOf);
  const at = changes.findIndex((change) => change.pointer === pointer);
  const { hash: expectedHash, blob } = since;
  return revertValues(root, { path, expectedHash, blob, chosen: { type: "value", at } });
}

it("gives one value its committed text again, and leaves the others", async () => {
  const root = repository({ "a.json": committed });
  const answer = "/response/body/__data__/choices/0/message/content";
  writeIn(root, "a.json", edited);
  expect(await revertAt(root, "a.json", answer)).toMatchObject({ ok: true, entry: { why: "revert" } });
  const half = recordingText("When is low tide?", "At noon.");
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(half);
  expect(await revertAt(root, "a.json", "/nothing")).toMatchObject({ refusal: { reason: "missing" } });
  const blob = git(root, "rev-parse", "HEAD:a.json");
  const chosen = { type: "group", name: "Request" } as const;
  expect(await revertValues(root, { path: "a.json", expectedHash: hashOf(edited), blob, chosen })).toMatchObject({
    refusal: { reason: "conflict", current: { text: half } },
  });
  expect(await revertValues(root, { path: "a.json", expectedHash: hashOf(half), blob, chosen })).toMatchObject({
    ok: true,
  });
  expect(git(root, "status", "--porcelain")).toBe("");
});

it("writes nothing where another commit was made since the difference was shown", async () => {
  const root = repository({ "a.json": committed });
  const blob = git(root, "rev-parse", "HEAD:a.json");
  writeIn(root, "a.json", recordingText("When is high tide?", "At six."));
  git(root, "commit", "-qam", "two");
  writeIn(root, "a.json", edited);
  const chosen = { type: "value", at: 0 } as const;
  expect(await revertValues(root, { path: "a.json", expectedHash: hashOf(edited), blob, chosen })).toMatchObject({
    refusal: { reason: "missing" },
  });
  expect(await revertFiles(root, [{ path: "a.json", blob }])).toMatchObject({ refusal: { reason: "missing" } });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(edited);
});

it("removes a value that was added since, and brings one back that was removed", async () => {
  const root = repository({ "a.json": committed });
  const added = committed.replace('"is_streaming": false', '"is_streaming": false,\n    "status": 200');
  writeIn(root, "a.json", added);
  expect(await revertAt(root, "a.json", "/response/status")).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(committed);
  const less = committed.replace(/\n {2}"test_id": .*,/, "");
  writeIn(root, "a.json", less);
  expect(await revertAt(root, "a.json", "/test_id")).toMatchObject({ ok: true });
  expect(readFileSync(join(root, "a.json"), "utf8")).toBe(committed);
});

it("tells of many files at once what became of them", async () => {
  const root = repository({ "a.json": committed, "deep/er/b.json": committed, "c.json": committed });
  writeIn(root, "a.json", edited);
  rmSync(join(root, "deep"), { recursive: true });
  writeIn(root, "d.json", edited);
  const states = await statesSinceCommit(root, ["a.json", "deep/er/b.json", "c.json", "d.json"]);
  expect(states.ok && states.files.map(({ state }) => state)).toEqual(["changed", "gone", "same", "new"]);
});

it("asks a repository inside of the repository for its own files, and a work tree of another one for its", async () => {
  const root = repository({ "a.json": committed });
  git(root, "worktree", "add", "-q", "-b", "other", join(root, "tree"));
  const inner = join(root, "inner");
  writeIn(inner, "b.json", committed);
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["commit", "-qm", "inner"],
  ])
    git(inner, ...args);
  writeIn(inner, "b.json", edited);
  writeIn(root, "tree/a.json", edited);
  const paths = ["a.json", "inner/b.json", "tree/a.json"];
  const states = await statesSinceCommit(root, paths);
  expect(states.ok && states.files.map(({ state }) => state)).toEqual(["same", "changed", "changed"]);
  const since = await sinceCommit(root, "inner/b.json");
  expect(since).toMatchObject({ state: "changed", commit: { subject: "inner" }, committed: { text: committed } });
  expect(
    await revertFiles(
      root,
      paths.map((path) => ({ path })),
    ),
  ).toMatchObject({ ok: true });
  expect(readFileSync(join(inner, "b.json"), "utf8")).toBe(committed);
});

it("refuses outside of a repository, before the first commit, and for files that git only points to", async () => {
  const plain = temporaryFolder();
  writeIn(plain, "a.json", committed);
  expect(await sinceCommit(plain, "a.json")).toMatchObject({ refusal: { reason: "missing" } });
  execFileSync("git", ["init", "-q"], { cwd: plain });
  expect(await sinceCommit(plain, "a.json")).toMatchObject({ ok: true, state: "new" });
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
  const root = repository({ "a.json": pointer });
  writeIn(root, "a.json", committed);
  expect(await revertFiles(root, [{ path: "a.json" }])).toMatchObject({ refusal: { reason: "missing" } });
});
