import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Catalog, openCatalog } from "./catalog";

/** A folder of its own for a test, which is removed behind it. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tapedeck-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file below a folder; returns its absolute name. */
export function writeIn(folder: string, path: string, content: string | Buffer): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** The text of a small recording that asks and answers with the given texts. */
export function recordingText(
  question: string,
  answer: string,
  testId = "tests/harbour/test_tide.py::test_tide",
): string {
  const body = { model: "tide-4", messages: [{ role: "user", content: question }] };
  const data = {
    id: "rec-000000000000",
    choices: [{ finish_reason: "stop", index: 0, message: { role: "assistant", content: answer } }],
    model: "tide-4",
    object: "chat.completion",
  };
  const url = "https://api.tide.test/v1/chat/completions";
  const request = { method: "POST", url, headers: {}, body, endpoint: "/v1/chat/completions", model: "tide-4" };
  const type = "openai.types.chat.chat_completion.ChatCompletion";
  const response = { body: { __type__: type, __data__: data }, is_streaming: false };
  return `${JSON.stringify({ test_id: testId, request, response, id_normalization_mapping: {} }, null, 2)}\n`;
}

/** A catalog of a folder with all of it indexed and watched; closed behind the test. */
export async function settledCatalog(root: string): Promise<Catalog> {
  const catalog = openCatalog(root);
  onTestFinished(() => catalog.close());
  await catalog.settled();
  return catalog;
}

/** Waits until something holds that the catalog's events bring about; fails after ten seconds. */
export async function until(catalog: Catalog, holds: () => boolean): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("it did not come to hold within ten seconds")), 10_000);
    const stop = catalog.subscribe(check);
    function check(): void {
      if (!holds()) return;
      clearTimeout(timer);
      stop();
      resolve();
    }
    check();
  });
}
