import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CreateDraft } from "../create/draft";
import { templates } from "../create/templates";
import { createRecording, previewCreate } from "./create-recording";
import { duplicateRecording, duplicateSource, previewDuplicate } from "./duplicate";
import { undo } from "./store/history";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tapedeck-create-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function draftOf(id: string): CreateDraft {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return { ...found, testId: "suite/test_a.py::test_a", folder: "suite/recordings" };
}

async function made(id = "chat"): Promise<string> {
  const done = await createRecording(root, draftOf(id));
  if (!done.ok) throw new Error(done.refusal.problem.message);
  return done.path;
}

describe("a new recording", () => {
  it("is what its preview said, and gone after undo", async () => {
    const preview = await previewCreate(root, draftOf("chat"));
    const path = await made();
    expect(preview).toMatchObject({ type: "made", path, taken: false });
    expect(preview.type === "made" && preview.text).toBe(readFileSync(join(root, path), "utf8"));
    expect(await previewCreate(root, draftOf("chat"))).toMatchObject({ taken: true });
    expect(await undo(root, 1)).toMatchObject({ ok: true });
    expect(await previewCreate(root, draftOf("chat"))).toMatchObject({ taken: false });
  });

  it("never takes another one's place", async () => {
    await made();
    const again = await createRecording(root, { ...draftOf("chat"), answer: '{"choices": []}' });
    expect(again).toMatchObject({ ok: false, refusal: { reason: "collision" } });
  });

  it("is written below the root only", async () => {
    for (const folder of ["../up", "a/../../up", ".git/hooks"]) {
      expect(await createRecording(root, { ...draftOf("chat"), folder })).toMatchObject({ ok: false });
    }
  });
});

describe("a copy", () => {
  it("needs a difference that changes its key, and keeps the answer's bytes", async () => {
    const path = await made();
    const found = await duplicateSource(root, path);
    if (!found.ok) throw new Error(found.refusal.problem.message);
    const { source } = found;
    expect(source.fields.map(({ name }) => name)).toEqual(["model", "messages", "stream"]);
    const copy = { path, expectedHash: source.hash, edits: [] };
    expect(await previewDuplicate(root, copy)).toMatchObject({ preview: { path: null } });
    expect(await duplicateRecording(root, copy)).toMatchObject({ ok: false });
    const other = { ...copy, edits: [{ type: "test-id" as const, value: "suite/test_b.py::test_b" }] };
    const done = await duplicateRecording(root, other);
    if (!done.ok) throw new Error(done.refusal.problem.message);
    const [before, after] = [path, done.path].map((each) => readFileSync(join(root, each), "utf8"));
    expect(after).toBe(before?.replace("suite/test_a.py::test_a", "suite/test_b.py::test_b"));
    expect(await previewDuplicate(root, other)).toMatchObject({ preview: { taken: true } });
    expect(await duplicateRecording(root, other)).toMatchObject({ refusal: { reason: "collision" } });
  });
});
