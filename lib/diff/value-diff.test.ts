import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { valueDiffOf } from "./value-diff";

function nodeOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.doc.root;
}

const diff = (before: string, after: string) =>
  valueDiffOf(nodeOf(before), nodeOf(after)).map((change) => [change.pointer, change.before, change.after]);

describe("valueDiffOf", () => {
  it("names the one field that changed", () => {
    expect(diff('{"a": {"t": 0.0}, "b": [1]}', '{"b": [1], "a": {"t": 0.1}}')).toEqual([["/a/t", "0.0", "0.1"]]);
  });

  it("tells added from removed members", () => {
    expect(diff('{"a": 1}', '{"b": 2}')).toEqual([
      ["/a", "1", null],
      ["/b", null, "2"],
    ]);
  });

  it("aligns lists: an item more is one change, a changed item is looked into", () => {
    expect(diff('[{"x":1},{"y":2},{"z":3}]', '[{"x":1},{"n":0},{"y":2},{"z":3}]')).toEqual([["/1", null, '{"n":0}']]);
    expect(diff('[{"x":1},{"y":2},{"z":3}]', '[{"x":1},{"z":3}]')).toEqual([["/1", '{"y":2}', null]]);
    expect(diff('[1,{"y":2},3]', '[1,{"y":5},3]')).toEqual([["/1/y", "2", "5"]]);
    expect(diff("[1,2,3,4,5]", "[2,3,9,5,6]")).toEqual([
      ["/0", "1", null],
      ["/2", "4", "9"],
      ["/4", null, "6"],
    ]);
  });

  it("keeps integers and floats apart, but not spellings", () => {
    expect(diff("1", "1.0")).toEqual([["", "1", "1.0"]]);
    expect(diff('{"a": "\\u00e9"}', '{ "a":"é"}')).toEqual([]);
    expect(diff("1e1", "10.0")).toEqual([]);
  });

  it("keeps an empty list and an empty object apart", () => {
    expect(diff("[]", "{}")).toEqual([["", "[]", "{}"]]);
    expect(diff('[["a",1]]', '{"a":1}')).toHaveLength(1);
  });

  it("finds nothing between equal values, and something between others", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        const [left, right] = [JSON.stringify(one), JSON.stringify(two)];
        expect(diff(left, left)).toEqual([]);
        const equal = JSON.stringify(sorted(one)) === JSON.stringify(sorted(two));
        expect(diff(left, right).length > 0).toBe(!equal);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, inner]) => [key, sorted(inner)]);
  return { members: members.sort() };
}
