import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openCatalog } from "./catalog";
import { deleteMany } from "./delete-many";
import { deletionBelow, deletionIn } from "./deletion";
import { deleteRecordings } from "./edit-recording";
import { historyDiff, removalOf } from "./history-page";
import { undo } from "./store";
import { hashOf } from "./store/bytes";
import { recordingText, settledCatalog, temporaryFolder, writeIn } from "./testing";

const OTHER = "tests/quay/test_berth.py::test_berth";

/** A recording whose request goes on from a question and its answer. */
function secondTurn(question: string, answer: string): string {
  const recording: { request: { body: { messages: unknown[] } } } = JSON.parse(recordingText(question, "Yes."));
  const { messages } = recording.request.body;
  messages.push({ role: "assistant", content: answer }, { role: "user", content: "Sure?" });
  return `${JSON.stringify(recording, null, 2)}\n`;
}

function someRecordings(): string {
  const root = temporaryFolder();
  writeIn(root, "a.json", recordingText("When is high tide?", "At noon."));
  writeIn(root, "b.json", secondTurn("When is high tide?", "At noon."));
  writeIn(root, "c.json", recordingText("Which berth?", "Nine.", OTHER));
  return root;
}

describe("deletionIn", () => {
  it("waits until the folder is read, and so knows what is there and what goes on from it", async () => {
    const catalog = openCatalog(someRecordings());
    onTestFinished(() => catalog.close());
    expect(catalog.status().state).toBe("indexing");
    expect(await deletionIn(catalog, ["a.json"])).toMatchObject({ count: 1, gone: [], tests: [{ of: 2, later: 1 }] });
  });

  it("says what each test loses, which later turns go on from it, and what is gone already", async () => {
    const root = someRecordings();
    const catalog = await settledCatalog(root);
    const deletion = await deletionIn(catalog, ["a.json", "c.json", "no.json", "a.json"]);
    expect(deletion).toMatchObject({ count: 2, gone: ["no.json"], hash: null });
    expect(deletion.tests).toMatchObject([
      { testName: "test_berth", lost: 1, of: 1, later: 0 },
      { testName: "test_tide", lost: 1, of: 2, later: 1 },
    ]);
    const one = await deletionIn(catalog, ["a.json"]);
    expect(one.hash).toBe(hashOf(readFileSync(join(root, "a.json"))));
    expect(deletionBelow(root, ["a.json", "c.json"])).toMatchObject({
      count: 2,
      tests: [
        { testId: OTHER, lost: 1, of: 1 },
        { lost: 1, of: 2 },
      ],
    });
  });
});

describe("deleteMany", () => {
  it("deletes in changes of a thousand, says how far it is, and names what is refused", async () => {
    const root = temporaryFolder();
    const paths = Array.from({ length: 1001 }, (_, index) => `${index}.json`);
    for (const path of paths) writeIn(root, path, "{}\n");
    const seen: number[] = [];
    const control = {
      signal: new AbortController().signal,
      progress: (done: number) => seen.push(done),
      changed: async () => {},
    };
    const summary = await deleteMany(root, [...paths.slice(0, 1000), "gone.json"], control);
    expect(summary).toMatchObject({
      changed: 1000,
      failed: [{ path: "gone.json", why: expect.stringContaining("not there any more") }],
      changes: [expect.any(String)],
    });
    // File by file, never back, to the last one.
    expect([...new Set(seen)]).toEqual(Array.from({ length: 1002 }, (_, done) => done));
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(paths.filter((path) => existsSync(join(root, path)))).toEqual(["1000.json"]);
    expect(await deleteMany(root, ["1000.json"], { ...control, signal: AbortSignal.abort() })).toMatchObject({
      changed: 0,
    });
  });
});

describe("removalOf", () => {
  it("names the change that took a recording away, until it is back", async () => {
    const root = someRecordings();
    const done = await deleteRecordings(root, [{ path: "a.json", expectedHash: null }]);
    if (!done.ok) throw new Error(done.refusal.problem.message);
    expect(await removalOf(root, "a.json")).toMatchObject({ why: "delete", id: done.entries[0]?.id });
    expect(await removalOf(root, "b.json")).toBeNull();
    await undo(root, 1);
    expect(await removalOf(root, "a.json")).toBeNull();
  });
});

describe("historyDiff", () => {
  it("compares both sides of a change, or one of them with what is there now", async () => {
    const root = someRecordings();
    const done = await deleteRecordings(root, [{ path: "a.json", expectedHash: null }]);
    const id = (done.ok && done.entries[0]?.id) || "";
    const changed = writeIn(root, "a.json", recordingText("When is high tide?", "At midnight."));
    expect(await historyDiff(root, { id, path: "a.json", of: "change" })).toMatchObject({
      diff: { kind: "removed" },
      now: hashOf(readFileSync(changed)),
    });
    expect(await historyDiff(root, { id, path: "a.json", of: "before" })).toMatchObject({
      diff: { kind: "changed", meaning: [{ what: "answer", before: "At midnight.", after: "At noon." }] },
    });
    expect(await historyDiff(root, { id: "9-aaaaaa", path: "a.json", of: "before" })).toMatchObject({ ok: false });
    expect(await historyDiff(root, { id, path: "../a.json", of: "before" })).toMatchObject({
      refusal: { reason: "outside" },
    });
  });
});
