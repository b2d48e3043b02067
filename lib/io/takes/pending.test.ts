import { symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Take } from "../../take/take";
import { hashOf, stampAt } from "../store/bytes";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "../testing";
import { writeTake } from "./files";
import { countTakes, pendingRecordings } from "./pending";

const path = "suite/recordings/a.json";
const old = recordingText("When is high tide?", "At noon.");
const draft: Omit<Take, "id" | "hash"> = {
  path,
  at: "2026-01-02T03:04:05Z",
  base: hashOf(old),
  class: "text",
  noise: [],
  fingerprint: "f",
  error: null,
  took: 1,
};

it("tells which takes were made from what the recording holds now", async () => {
  const root = temporaryFolder();
  writeIn(root, path, old);
  const file = join(root, path);
  const stamp = stampAt(file);
  expect((await writeTake(root, { ...draft, ...(stamp !== null && { stamp }) }, `${old}\n`)).ok).toBe(true);
  const catalog = await settledCatalog(root);
  const now = async () => {
    const listed = await pendingRecordings(catalog);
    return listed.ok ? listed.recordings.map((each) => [each.path, each.stale, each.now]) : listed;
  };
  expect(await countTakes(root)).toBe(1);
  expect(await now()).toEqual([[path, false, hashOf(old)]]);

  // Another time, the same text.
  utimesSync(file, 1, 1);
  expect(await now()).toEqual([[path, false, hashOf(old)]]);

  const other = recordingText("When is high tide?", "At dusk.");
  writeIn(root, path, other);
  expect(await now()).toEqual([[path, true, hashOf(other)]]);
  await catalog.close();
});

it("looks behind a link each time", async () => {
  const root = temporaryFolder();
  writeIn(root, "kept/a.json", old);
  writeIn(root, "suite/recordings/b.json", old);
  symlinkSync(join(root, "kept/a.json"), join(root, path));
  await writeTake(root, draft, `${old}\n`);
  const catalog = await settledCatalog(root);
  const stale = async () => {
    const listed = await pendingRecordings(catalog);
    return listed.ok && listed.recordings.map((each) => each.stale);
  };
  expect(await stale()).toEqual([false]);
  writeIn(root, "kept/a.json", recordingText("When is high tide?", "At dusk."));
  expect(await stale()).toEqual([true]);
  await catalog.close();
});
