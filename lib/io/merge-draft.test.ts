import { readFileSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { draftSchema } from "../change/draft";
import { compareAtNewName } from "./compare-at-new-name";
import { editRecording } from "./edit-recording";
import { knownText, mergeDraft } from "./merge-draft";
import { hashOf, undo } from "./store";
import { recordingText, temporaryFolder, writeIn } from "./testing";
import { saveText } from "./text-edit";

const text = recordingText("When is high tide?", "At noon.");
const path = `tests/recordings/${"ab".repeat(32)}.json`;
const baseHash = hashOf(text);
const say = (words: string) =>
  draftSchema.parse({ type: "edits", edits: [{ type: "text", kind: "text", text: words }] });
const ask = (words: string) =>
  draftSchema.parse({ type: "edits", edits: [{ type: "request-text", message: 0, part: 0, text: words }] });

function folder(): string {
  const root = temporaryFolder();
  writeIn(root, path, text);
  return root;
}

const read = (root: string, name: string) => readFileSync(join(root, name), "utf8");

it("merges with what the file holds now, from the text that the client kept or the journal has", async () => {
  const root = folder();
  const theirs = recordingText("When is low tide?", "At noon.");
  const saved = await saveText(root, {
    path,
    expectedHash: baseHash,
    text: theirs,
    allowInvalid: false,
    choice: "keep",
  });
  expect(saved).toMatchObject({ ok: true, path, entry: { why: "edit" } });
  for (const baseText of [text, null, "something else"]) {
    expect(await mergeDraft(root, { path, draft: say("At dusk."), baseHash, baseText })).toMatchObject({
      ok: true,
      merge: { hash: hashOf(theirs), hasBase: true, proposal: { type: "edits" } },
    });
  }
  expect(await knownText(root, path, baseHash)).toBe(text);
  expect(await knownText(root, path, "0".repeat(64))).toBeNull();
});

it("makes a new file of a draft whose file is gone", async () => {
  const root = folder();
  unlinkSync(join(root, path));
  const merged = await mergeDraft(root, { path, draft: say("At dusk."), baseHash, baseText: text });
  expect(merged).toMatchObject({ ok: true, merge: { hash: null, proposal: { type: "text" } } });
  const after = recordingText("When is high tide?", "At dusk.");
  const request = { path, expectedHash: null, text: after, allowInvalid: false, choice: "keep" } as const;
  expect(await saveText(root, request)).toMatchObject({ ok: true, entry: { why: "create" } });
  expect(read(root, path)).toBe(after);
  expect(await saveText(root, { ...request, text })).toMatchObject({ refusal: { reason: "collision" } });
});

it("refuses a path outside of the root", async () => {
  const root = folder();
  const request = { path: "../a.json", draft: say("x"), baseHash, baseText: null };
  expect(await mergeDraft(root, request)).toMatchObject({ refusal: { reason: "outside" } });
  expect(await knownText(root, "../a.json", baseHash)).toBeNull();
});

it("replaces the recording that has the new name, as one change that undo takes back", async () => {
  const root = folder();
  const draft = ask("When is low tide?");
  const edits = draft.type === "edits" ? draft.edits : [];
  const copied = await editRecording(root, { path, expectedHash: baseHash, edits, choice: "copy" });
  const newPath = copied.ok ? copied.path : "";
  const other = recordingText("When is low tide?", "At six.");
  writeIn(root, newPath, other);

  const compared = await compareAtNewName(root, { path, draft, expectedHash: baseHash });
  expect(compared).toMatchObject({
    ok: true,
    namesake: {
      path: newPath,
      hash: hashOf(other),
      meaning: [{ what: "answer", before: "At six.", after: "At noon." }],
    },
  });
  const rename = { path, expectedHash: baseHash, edits, choice: "rename" } as const;
  expect(await editRecording(root, rename)).toMatchObject({ refusal: { reason: "collision" } });
  const stale = await editRecording(root, { ...rename, over: baseHash });
  expect(stale).toMatchObject({ refusal: { reason: "conflict", path: newPath } });
  expect([read(root, path), read(root, newPath)]).toEqual([text, other]);

  const merged = await editRecording(root, { ...rename, over: hashOf(other) });
  expect(merged).toMatchObject({ ok: true, path: newPath, entry: { changes: [{ path }, { path: newPath }] } });
  expect(read(root, newPath)).toBe(recordingText("When is low tide?", "At noon."));
  expect(() => read(root, path)).toThrow(/ENOENT/);
  expect(await undo(root, 1)).toMatchObject({ ok: true });
  expect([read(root, path), read(root, newPath)]).toEqual([text, other]);
});
