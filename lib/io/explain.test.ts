import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clueOf } from "../explain/read-clue";
import { requestKeyOf } from "../recording/key";
import { openRecording } from "../recording/recording";
import { openCatalog } from "./catalog";
import type { Catalog } from "./catalog/catalog";
import { explainIn } from "./explain";

let root = "";
let catalog: Catalog;
const body = {
  model: "tide-4",
  messages: [{ role: "user", content: "When is High Water at the pier?" }],
  temperature: 0,
};

function recording(sent: unknown) {
  const request = {
    method: "POST",
    url: "http://x.test/v1/chat/completions",
    headers: {},
    body: sent,
    endpoint: "/v1/chat/completions",
    model: "tide-4",
  };
  return JSON.stringify({
    test_id: "tests/pier/test_tide.py::test_high",
    request,
    response: { body: {}, is_streaming: false },
  });
}

function ask(text: string) {
  const clue = clueOf(text);
  if (!clue.ok) throw new Error(clue.message);
  return explainIn(catalog, clue.clue);
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "tapedeck-explain-"));
  mkdirSync(join(root, "recordings"));
  const text = recording(body);
  const opened = openRecording("x.json", text);
  if (!opened.ok) throw new Error(opened.problem.message);
  writeFileSync(join(root, `recordings/${requestKeyOf(opened.recording)}.json`), text);
  writeFileSync(join(root, "recordings/broken.json"), "{");
  catalog = openCatalog(root);
  await catalog.settled();
});
afterAll(async () => {
  await catalog.close();
  rmSync(root, { recursive: true, force: true });
});

it("finds a recording by its request, read from the disk", () => {
  expect(ask(recording(body)).found).toHaveLength(1);
});

it("names the field that moved in the nearest recording", () => {
  const { found, nearest } = ask(recording({ ...body, temperature: 0.5 }));
  expect(found).toEqual([]);
  expect(nearest[0]?.sentence).toBe("differs only in `temperature`: 0 → 0.5");
});

it("finds a recording by the first digits of its key", () => {
  const [path = ""] = ask(recording(body)).found;
  expect(ask(path.slice("recordings/".length, "recordings/".length + 8)).found).toEqual([path]);
});
