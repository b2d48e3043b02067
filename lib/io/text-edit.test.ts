import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { previewText } from "./preview-edits";
import { hashOf } from "./store";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "./testing";
import { saveText } from "./text-edit";

const text = recordingText("When is high tide?", "At noon.");
const path = `tests/recordings/${"ab".repeat(32)}.json`;
const loaded = { path, expectedHash: hashOf(text), allowInvalid: false };

async function catalogOf(content: string) {
  const root = temporaryFolder();
  writeIn(root, path, content);
  return settledCatalog(root);
}

it("previews a text as an edit of the recording", async () => {
  const catalog = await catalogOf(text);
  const answered = text.replace("At noon.", "At dusk.");
  expect(await previewText(catalog, { ...loaded, text: answered })).toMatchObject({
    ok: true,
    preview: {
      changedLines: { added: 1, removed: 1 },
      meaning: [{ what: "answer" }],
      key: { newPath: null },
      warnings: [],
    },
  });
  const asked = await previewText(catalog, { ...loaded, text: text.replace("high tide", "low tide") });
  const newPath = asked.ok ? asked.preview.key.newPath : null;
  expect(newPath).toMatch(/^tests\/recordings\/[0-9a-f]{64}\.json$/);
  const renamed = await saveText(catalog.root, {
    ...loaded,
    text: text.replace("high tide", "low tide"),
    choice: "rename",
  });
  expect(renamed).toMatchObject({ ok: true, path: newPath });
  expect(readFileSync(join(catalog.root, newPath ?? ""), "utf8")).toBe(text.replace("high tide", "low tide"));
});

it("refuses a text larger than any recording, in words, and leaves the file as it is", async () => {
  const { root } = await catalogOf(text);
  const tooLong = { ...loaded, text: `${text}${" ".repeat(64 * 1024 * 1024)}` };
  const refusal = {
    reason: "too-large",
    path,
    problem: { message: "the text has 67 MB, more than the 67 MB of a recording; nothing was written" },
  };
  const saved = await saveText(root, { ...tooLong, choice: "keep" });
  expect(saved).toMatchObject({ ok: false, refusal });
  expect(saved.ok || saved.refusal.problem.hint).toContain("what you typed is still there");
  expect(readFileSync(join(root, path), "utf8")).toBe(text);
});

it("refuses what is no JSON, but where the file was none before, and somebody says so", async () => {
  const catalog = await catalogOf(text);
  for (const allowInvalid of [false, true]) {
    const broken = { ...loaded, text: text.slice(0, -5), allowInvalid };
    expect(await previewText(catalog, broken)).toMatchObject({ refusal: { reason: "invalid" } });
    expect(await saveText(catalog.root, { ...broken, choice: "keep" })).toMatchObject({
      refusal: { reason: "invalid" },
    });
  }
  const other = await catalogOf("[broken");
  const input = { path, expectedHash: hashOf("[broken"), text: "[still broken" };
  expect(await previewText(other, { ...input, allowInvalid: false })).toMatchObject({ refusal: { reason: "invalid" } });
  expect(await previewText(other, { ...input, allowInvalid: true })).toMatchObject({
    ok: true,
    preview: { meaning: [], warnings: [{ pointer: "" }], key: { before: null, after: null } },
  });
  expect(await saveText(other.root, { ...input, allowInvalid: true, choice: "keep" })).toMatchObject({ ok: true });
});

it("warns before JSON that is no recording any more", async () => {
  const catalog = await catalogOf(text);
  const previewed = await previewText(catalog, { ...loaded, text: "{}\n" });
  expect(previewed).toMatchObject({ ok: true, preview: { warnings: [{ pointer: "" }] } });
});

it("says what the file holds now where it was changed, or that it is gone", async () => {
  const catalog = await catalogOf(`${text} `);
  expect(await previewText(catalog, { ...loaded, text: "{}" })).toMatchObject({
    refusal: { reason: "conflict", current: { text: `${text} ` } },
  });
  const gone = { ...loaded, path: "tests/recordings/none.json", text: "{}" };
  expect(await previewText(catalog, gone)).toMatchObject({ refusal: { reason: "conflict", current: null } });
});

it("writes what was typed as the recorder does, and no other byte; keeps the file's line ends", async () => {
  for (const end of ["\n", "\r\n"]) {
    const before = text.replaceAll("\n", end);
    const catalog = await catalogOf(before);
    const input = { ...loaded, expectedHash: hashOf(before), choice: "keep" as const };
    const typed = text.replace("At noon.", "\u00dcber \ud83d\udc0b");
    expect(await saveText(catalog.root, { ...input, text: typed })).toMatchObject({ ok: true });
    const expected = before.replace("At noon.", "\\u00dcber \\ud83d\\udc0b");
    expect(readFileSync(join(catalog.root, path), "utf8")).toBe(expected);
  }
});
