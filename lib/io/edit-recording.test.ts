import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Edit } from "../edit";
import { deleteRecordings, editRecording, previewEdit } from "./edit-recording";
import { hashOf, redo, undo } from "./store";
import { recordingText, temporaryFolder, writeIn } from "./testing";

const text = recordingText("When is high tide?", "At noon.");
const expectedHash = hashOf(text);
const path = `tests/recordings/${"ab".repeat(32)}.json`;
const say = (words: string): Edit[] => [{ type: "text", message: 0, kind: "text", text: words }];
const ask = (words: string): Edit[] => [{ type: "request-text", message: 0, part: 0, text: words }];

function folder(): string {
  const root = temporaryFolder();
  writeIn(root, path, text);
  return root;
}

function read(root: string, name: string): string {
  return readFileSync(join(root, name), "utf8");
}

it("previews an edit of the answer without touching anything", async () => {
  const root = folder();
  const previewed = await previewEdit(root, { path, edits: say("At dusk.") });
  expect(previewed).toMatchObject({
    ok: true,
    preview: {
      hash: expectedHash,
      before: text,
      after: text.replace("At noon.", "At dusk."),
      changedLines: { added: 1, removed: 1 },
      meaning: [{ what: "answer", before: "At noon.", after: "At dusk." }],
      key: { newPath: null, taken: false },
    },
  });
  expect(existsSync(join(root, ".tapedeck"))).toBe(false);
});

it("writes an edit of the answer in place, whatever is chosen for the key", async () => {
  for (const choice of ["keep", "rename", "copy"] as const) {
    const root = folder();
    const edited = await editRecording(root, { path, expectedHash, edits: say("At dusk."), choice });
    expect(edited).toMatchObject({ ok: true, path, entry: { why: "edit", note: "text" } });
    expect(read(root, path)).toBe(text.replace("At noon.", "At dusk."));
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(read(root, path)).toBe(text);
    expect(await redo(root, 1)).toMatchObject({ ok: true });
  }
});

it("never writes a copy over the recording whose name holds no key", async () => {
  const root = temporaryFolder();
  writeIn(root, "named.json", text);
  const request = { path: "named.json", expectedHash, edits: ask("When is low tide?"), choice: "copy" as const };
  expect(await editRecording(root, request)).toMatchObject({ ok: false, refusal: { reason: "edit" } });
  expect(read(root, "named.json")).toBe(text);
});

it("keeps the name, follows the key, or saves a copy where an edit changes the key", async () => {
  const after = text.replace("high tide", "low tide");
  const edits = ask("When is low tide?");
  const root = folder();
  const previewed = await previewEdit(root, { path, edits });
  const newPath = previewed.ok ? previewed.preview.key.newPath : null;
  const key = previewed.ok ? previewed.preview.key.after : null;
  expect(newPath).toBe(`tests/recordings/${key}.json`);

  expect(await editRecording(root, { path, expectedHash, edits, choice: "copy" })).toMatchObject({ path: newPath });
  expect([read(root, path), read(root, newPath ?? "")]).toEqual([text, after]);
  expect(await previewEdit(root, { path, edits })).toMatchObject({ preview: { key: { taken: true } } });
  expect(await editRecording(root, { path, expectedHash, edits, choice: "rename" })).toMatchObject({
    refusal: { reason: "collision", path: newPath, current: { text: after } },
  });
  await undo(root, 1);
  expect(existsSync(join(root, newPath ?? ""))).toBe(false);
  expect(await editRecording(root, { path, expectedHash, edits, choice: "rename" })).toMatchObject({ path: newPath });
  expect([existsSync(join(root, path)), read(root, newPath ?? "")]).toEqual([false, after]);
  await undo(root, 1);
  expect(await editRecording(root, { path, expectedHash, edits, choice: "keep" })).toMatchObject({ path });
  expect(read(root, path)).toBe(after);
});

it("refuses with what the user needs to go on", async () => {
  const root = folder();
  const edits = say("At dusk.");
  expect(await editRecording(root, { path, expectedHash: hashOf("x"), edits, choice: "keep" })).toMatchObject({
    refusal: { reason: "conflict", current: { hash: expectedHash, text } },
  });
  const impossible: Edit[] = [{ type: "set", pointer: "/response/nothing", json: "1" }];
  expect(await editRecording(root, { path, expectedHash, edits: impossible, choice: "keep" })).toMatchObject({
    refusal: { reason: "edit", problem: { line: expect.any(Number), hint: expect.any(String) } },
  });
  writeIn(root, "broken.json", "{");
  expect(await previewEdit(root, { path: "broken.json", edits })).toMatchObject({ refusal: { reason: "invalid" } });
  expect(await previewEdit(root, { path: "gone.json", edits })).toMatchObject({ refusal: { reason: "missing" } });
  expect(await previewEdit(root, { path: "../x.json", edits })).toMatchObject({ refusal: { reason: "outside" } });
  expect(read(root, path)).toBe(text);
});

it("removes recordings, and brings them back by the change's id", async () => {
  const root = folder();
  const removed = await deleteRecordings(root, [{ path, expectedHash }]);
  expect(existsSync(join(root, path))).toBe(false);
  expect(await undo(root, removed.ok ? (removed.entries[0]?.id ?? "") : "")).toMatchObject({ ok: true });
  expect(read(root, path)).toBe(text);
});
