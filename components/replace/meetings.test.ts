import { expect, it } from "vitest";
import type { MatchView, ReplaceRow } from "@/lib/change/replace-preview";
import { type LeftOut, withFile, withMatch } from "./left-out";
import { leftAlone, meetingsOf } from "./meetings";

const match = (place: MatchView["place"]): MatchView => ({ place, label: "", before: "", old: "", now: "", after: "" });
const rowOf = (path: string, to: string, taken = false): ReplaceRow => ({
  path,
  testId: null,
  hash: "0".repeat(64),
  count: 2,
  matches: [match("text"), match("request")],
  lines: { added: 1, removed: 1 },
  rekeys: true,
  to,
  taken,
  why: null,
});
const a = rowOf("a", "x");
const rows = [a, rowOf("b", "x"), rowOf("c", "y", true), rowOf("d", "z")];
const none: LeftOut = new Map();

it("says who meets whom at a new name, as far as both are to get it", () => {
  const met = (left: LeftOut) => [...meetingsOf(rows, left).keys()];
  expect(Object.fromEntries(meetingsOf(rows, none))).toEqual({ b: { rival: "a" }, c: { rival: null } });
  expect(met(withFile(none, "a", false))).toEqual(["c"]);
  expect(met(withMatch(none, a, 0, false))).toEqual(["b", "c"]);
  expect(met(withMatch(none, a, 1, false))).toEqual(["c"]);
});

it("leaves alone whoever meets another one, unless it takes that one's place", () => {
  const merges = new Map([["b", "hash"]]);
  expect([...leftAlone(rows, none, { rename: true, merges })]).toEqual(["c"]);
  expect([...leftAlone(rows, none, { rename: false, merges: new Map() })]).toEqual([]);
});
