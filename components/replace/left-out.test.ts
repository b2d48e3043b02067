import { expect, it } from "vitest";
import type { MatchView, ReplaceRow } from "@/lib/change/replace-preview";
import { chosenOf, type LeftOut, targetsOf, totalsOf, totalsSentence, withFile, withMatch } from "./left-out";

const match = (place: MatchView["place"]): MatchView => ({
  place,
  label: "",
  before: "",
  old: "a",
  now: "b",
  after: "",
});
const rowOf = (path: string, places: MatchView["place"][], more: Partial<ReplaceRow> = {}): ReplaceRow => ({
  path,
  testId: null,
  hash: "0".repeat(64),
  count: places.length,
  matches: places.map(match),
  lines: { added: 1, removed: 1 },
  rekeys: places.includes("request"),
  to: null,
  taken: false,
  why: null,
  ...more,
});
const rows = [
  rowOf("a", ["text", "request"], { taken: true }),
  rowOf("b", ["text", "text", "text"]),
  rowOf("c", ["text"], { why: "cannot" }),
];
const [a, b] = rows as [ReplaceRow, ReplaceRow];
const none: LeftOut = new Map();

it("takes everything that can be changed, and says so in one line", () => {
  expect(targetsOf(rows, none).map(({ path }) => path)).toEqual(["a", "b"]);
  expect(totalsOf(rows, none)).toEqual({ matches: 5, files: 2, rekeyed: 1, failed: 1 });
  expect(totalsSentence(totalsOf(rows, none))).toBe(
    "5 matches in 2 recordings; 1 changes its key. 1 recording cannot be changed.",
  );
});

it("leaves out recordings and matches", () => {
  const left = withMatch(withFile(none, "b", false), a, 1, false);
  expect(chosenOf(a, left)).toBe("some");
  expect(targetsOf(rows, left)).toEqual([{ path: "a", expectedHash: "0".repeat(64), skip: [1] }]);
  expect(totalsOf(rows, left)).toMatchObject({ matches: 1, files: 1, rekeyed: 0 });
});

it("takes one match of a recording that was left out", () => {
  const left = withMatch(withFile(none, "b", false), b, 1, true);
  expect(targetsOf(rows, left)[1]?.skip).toEqual([0, 2]);
  expect(chosenOf(b, withMatch(left, b, 1, false))).toBe(false);
  expect(chosenOf(b, withFile(left, "b", true))).toBe(true);
});
