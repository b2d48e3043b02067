import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { CommitView } from "../../change/commit-diff";
import type { Outcome } from "../../change/refusal";
import { conversationOf } from "../../dialects";
import { type Edit, editSchema } from "../../edit/edit";
import { planEdit } from "../../edit/plan-edit";
import { openRecording } from "../../recording/recording";
import { commitViewOf, revertFiles, revertValues } from "../committed";
import { nativeSha256 } from "../sha256";
import { undo } from "../store";
import { temporaryFolder, writeIn } from "../testing";

const corpus = process.env.TAPEDECK_CORPUS;
const COUNT = 100;

/** As many kinds of edits as there are; which of them a recording takes is for it to say. */
const KINDS: readonly ((text: string) => Edit)[] = [
  (text) => editOf({ type: "text", kind: "text", text: `${text} "So" \u{1f30a}` }),
  () => editOf({ type: "add-message", at: 1, role: "user", text: "And then?" }),
  (text) => editOf({ type: "text", kind: "text", text: text.replace(/\w+/, "harbour") }),
  () => editOf({ type: "finish-reason", value: "length" }),
  () => editOf({ type: "insert", pointer: "/request/body/messages/0/note", json: '{"a": [1.0, "é"]}' }),
  () => editOf({ type: "rechunk", part: 0, by: "one" }),
  () => editOf({ type: "remove", pointer: "/request/body/model" }),
  () => editOf({ type: "tool-call", call: 0, arguments: '{"tide": 1.50}' }),
  () => editOf({ type: "request-text", message: 0, part: 0, text: "When is high tide?" }),
  () => editOf({ type: "remove-message", message: 0 }),
  (text) => editOf({ type: "text", kind: "text", text: `${text} ${text}` }),
  () => editOf({ type: "usage", input: 1, output: 2, total: 3 }),
  () => editOf({ type: "set", pointer: "/request/model", json: '"other"' }),
  () => editOf({ type: "rechunk", part: 0, by: "word" }),
  () => editOf({ type: "remove", pointer: "/response/body/0" }),
  () => editOf({ type: "text", kind: "text", text: "" }),
  () => editOf({ type: "add-tool-call", name: "sail", arguments: '{"to": "sea"}' }),
  () => editOf({ type: "test-id", value: "tests/test_other.py::test_other" }),
];

const editOf = (edit: unknown): Edit => editSchema.parse(edit);

/** A recording's text after the first two of the edits, from the `from`-th on, that it takes. */
function editedText(path: string, text: string, from: number): string {
  const opened = openRecording(path, text);
  if (!opened.ok) return text;
  let { recording } = opened;
  let edits = 0;
  for (let at = 0; at < KINDS.length && edits < 2; at++) {
    const [message] = conversationOf(recording).response.messages;
    const said = message?.parts.find((part) => part.type === "text");
    const edit = KINDS[(from + at) % KINDS.length]?.(said?.type === "text" ? said.text : "");
    const plan = edit && planEdit(recording, [edit], nativeSha256);
    if (!plan?.ok || plan.text === recording.doc.text) continue;
    const next = openRecording(path, plan.text);
    if (!next.ok) continue;
    recording = next.recording;
    edits++;
  }
  return recording.doc.text;
}

function git(cwd: string, ...args: string[]): string {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8" });
}

function given<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.refusal.path}: ${outcome.refusal.problem.message}`);
  return outcome;
}

async function viewOf(root: string, path: string): Promise<CommitView> {
  return given(await commitViewOf(root, path)).view;
}

/** Reverts value by value for a while, then group by group, until nothing differs. */
async function revertInSteps(root: string, path: string, values: number): Promise<number> {
  for (let steps = 0; ; steps++) {
    const { state, hash, blob, diff } = await viewOf(root, path);
    if (state === "same") return steps;
    const [group] = diff?.groups ?? [];
    const [value] = group?.changes ?? [];
    if (!group || !value || hash === null || blob === null) throw new Error(`${path}: nothing to revert, ${state}`);
    const chosen =
      steps < values ? { type: "value" as const, at: value.at } : { type: "group" as const, name: group.name };
    given(await revertValues(root, { path, expectedHash: hash, blob, chosen }));
  }
}

it.skipIf(!corpus)(
  "gives 100 edited real recordings their committed bytes again: by value, group, file and selection (needs TAPEDECK_CORPUS)",
  async () => {
    const from = join(corpus ?? "", "ogx");
    const all = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".json"));
    const stride = Math.floor(all.length / COUNT);
    const paths = all
      .sort()
      .filter((_, at) => at % stride === 0)
      .slice(0, COUNT);
    const root = temporaryFolder();
    const committed = new Map(paths.map((path) => [path, readFileSync(join(from, path), "utf8")]));
    for (const [path, text] of committed) writeIn(root, path, text);
    git(root, "init", "-q");
    git(root, "add", "-A");
    git(root, "commit", "-qm", "Record");
    const edited = new Map([...committed].map(([path, text], at) => [path, editedText(path, text, at)]));
    for (const [path, text] of edited) writeFileSync(join(root, path), text);
    const changed = paths.filter((path) => edited.get(path) !== committed.get(path));
    expect(changed.length).toBeGreaterThan(0.95 * COUNT);
    const isBack = (path: string) => readFileSync(join(root, path), "utf8") === committed.get(path);

    const stepwise = changed.filter((_, at) => at % 2 === 0);
    for (const [at, path] of stepwise.entries()) {
      await revertInSteps(root, path, at % 3);
      expect(isBack(path), path).toBe(true);
    }
    const [single = [], together = []] = [0, 1].map((turn) => changed.filter((_, at) => at % 4 === 1 + 2 * turn));
    for (const path of single) {
      const { hash, blob } = await viewOf(root, path);
      given(await revertFiles(root, [{ path, expectedHash: hash, blob: blob ?? undefined }]));
      expect(isBack(path), path).toBe(true);
    }
    given(
      await revertFiles(
        root,
        together.map((path) => ({ path })),
      ),
    );
    expect(changed.filter((path) => !isBack(path))).toEqual([]);
    expect(git(root, "status", "--porcelain", "--", ".", ":!.tapedeck")).toBe("");
    given(await undo(root, 1));
    expect(together.filter((path) => readFileSync(join(root, path), "utf8") !== edited.get(path))).toEqual([]);
    given(
      await revertFiles(
        root,
        together.map((path) => ({ path })),
      ),
    );
    expect(git(root, "status", "--porcelain", "--", ".", ":!.tapedeck")).toBe("");
  },
  120_000,
);
