import { unlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openCatalog } from "./catalog";
import { readRecording } from "./read-recording";
import { ShownTexts } from "./shown-texts";
import { hashOf } from "./store";
import { recordingText, temporaryFolder, writeIn } from "./testing";

it("forgets the texts that were shown longest ago, once there is no room for all", () => {
  const shown = new ShownTexts(10);
  shown.keep("a", "aaaa");
  shown.keep("b", "bbbb");
  shown.keep("a", "aaaa");
  shown.keep("c", "cccc");
  expect(["a", "b", "c"].map((hash) => shown.get(hash))).toEqual(["aaaa", null, "cccc"]);
  shown.keep("d", "more than there is room for");
  expect(["a", "c", "d"].map((hash) => shown.get(hash))).toEqual([null, null, null]);
  shown.keep("e", "0123456789");
  expect(shown.get("e")).toBe("0123456789");
});

it("has the text of a recording that was read, also when its file is gone", async () => {
  const root = temporaryFolder();
  const path = `tests/recordings/${"ab".repeat(32)}.json`;
  const text = recordingText("When is high tide?", "At noon.");
  writeIn(root, path, text);
  const catalog = openCatalog(root);
  await catalog.settled();
  await readRecording(catalog, path);
  unlinkSync(join(root, path));
  expect(catalog.shown.get(hashOf(text))).toBe(text);
  expect(await readRecording(catalog, path), "at once, whatever the catalog has heard").toBeNull();
  await catalog.close();
});
