import { describe, expect, it } from "vitest";
import type { Entry, RecordedChange } from "./entry";
import { type HistoryQuery, historyPageOf } from "./history-page";
import { ownEntriesOf } from "./own-entries";
import { stateDiffOf } from "./state-diff";
import { turnedSentence } from "./turned";

const hash = (digit: string) => digit.repeat(64);
const change = (path: string, before: string | null, after: string | null): RecordedChange => ({
  path,
  before: before && hash(before),
  after: after && hash(after),
  mode: 0o644,
});

function entry(id: string, changes: RecordedChange[], more: Partial<Entry> = {}): Entry {
  const plain = { of: null, note: null, reason: null, state: "done", why: "edit" } as const;
  return { id, at: "2026-01-01T00:00:00.000Z", who: "ana", ...plain, changes, ...more };
}

const entries = [
  entry("5-eeeeee", [change("suite/b.json", "3", "4")]),
  entry("4-dddddd", [change("suite/a.json", "2", null), change("suite/b.json", null, "3")], { why: "re-key" }),
  entry("3-cccccc", [change("suite/b.json", "9", null)], { why: "delete", state: "failed" }),
  entry("2-bbbbbb", [change("suite/a.json", "1", "2")]),
  entry(
    "1-aaaaaa",
    ["w", "x", "y", "z"].map((name) => change(`other/${name}.json`, "1", null)),
    { why: "delete" },
  ),
];

const all: HistoryQuery = { why: null, text: "", path: null, limit: 100, entry: null };
const idsOf = (query: Partial<HistoryQuery>) =>
  historyPageOf(entries, 0, { ...all, ...query }).entries.map(({ id }) => id.slice(0, 1));

describe("history", () => {
  it("narrows by kind, by a part of a path, by an id", () => {
    expect(idsOf({})).toEqual(["5", "4", "3", "2", "1"]);
    expect(idsOf({ why: "delete" })).toEqual(["3", "1"]);
    expect(idsOf({ text: " Suite/A" })).toEqual(["4", "2"]);
    expect(idsOf({ text: "2-bbbbbb" })).toEqual(["2"]);
    expect(historyPageOf(entries, 3, { ...all, why: "delete" })).toMatchObject({ total: 2, all: 5, damaged: 3 });
  });

  it("brings the first entries, and all down to the one that is named", () => {
    expect(idsOf({ limit: 2 })).toEqual(["5", "4"]);
    expect(idsOf({ limit: 2, entry: "2-bbbbbb" })).toEqual(["5", "4", "3", "2"]);
  });

  it("brings the first files of an entry, and their count", () => {
    const [last] = historyPageOf(entries, 0, { ...all, text: "other/" }).entries;
    expect([last?.files.length, last?.count]).toEqual([3, 4]);
  });

  it("follows a recording back through its names", () => {
    expect(ownEntriesOf(entries, "suite/b.json").map(({ entry: { id }, own }) => [id.slice(0, 1), own.length])).toEqual(
      [
        ["5", 1],
        ["4", 2],
        ["3", 1],
        ["2", 1],
      ],
    );
    expect(idsOf({ path: "other/x.json" })).toEqual(["1"]);
    expect(historyPageOf(entries, 0, { ...all, path: "other/x.json" }).entries[0]).toMatchObject({
      files: [{ path: "other/x.json" }],
      count: 4,
    });
  });
});

describe("turnedSentence", () => {
  it("says what became of the files", () => {
    const sentences = [
      turnedSentence("undo", entry("1", [change("a", null, "1")])),
      turnedSentence("redo", entry("1", [change("a", "1", null), change("b", "1", null)])),
      turnedSentence("undo", entry("1", [change("a", "1", "2")], { note: "text" })),
      turnedSentence("redo", entry("1", [change("a", "1", "2"), change("b", "1", "2")])),
    ];
    expect(sentences).toEqual([
      "Undone: the recording is back.",
      "Redone: 2 files are gone.",
      "Undone: the recording is as it was before (text).",
      "Redone: 2 files are changed again.",
    ]);
  });
});

describe("stateDiffOf", () => {
  const current = (text: string | null, digit: string) => ({ hash: hash(digit), text });

  it("tells a created, a removed, a changed and an equal file apart", () => {
    const [one, two] = [current("1\n", "1"), current("2\n", "2")];
    expect(stateDiffOf("a.json", null, one)).toMatchObject({ kind: "created", changedLines: { added: 1, removed: 0 } });
    expect(stateDiffOf("a.json", one, null)).toMatchObject({ kind: "removed", changedLines: { added: 0, removed: 1 } });
    expect(stateDiffOf("a.json", one, two)).toMatchObject({ kind: "changed", meaning: null });
    expect(stateDiffOf("a.json", one, one)).toMatchObject({ kind: "same", text: { hunks: [] } });
    expect(stateDiffOf("a.json", null, null)).toMatchObject({ kind: "same" });
  });

  it("shows no lines of what is not UTF-8", () => {
    expect(stateDiffOf("a.json", current(null, "1"), current("1", "2"))).toMatchObject({ kind: "changed", text: null });
  });
});
