import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeChangesOf, valueChangeOf } from "../diff/value-diff";
import { canonicalJson } from "../json/canonical";
import { nodeOf } from "../json/testing/node-of";
import { putBack } from "./put-back";

function takenBack(before: string, after: string, pointers?: readonly string[]): string {
  const now = nodeOf(after);
  const changes = nodeChangesOf(nodeOf(before), now);
  const chosen = changes.filter((change) => pointers?.includes(valueChangeOf(change).pointer) ?? true);
  return putBack(now.doc, chosen);
}

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe("putBack", () => {
  it("gives one value its old bytes, and leaves the others", () => {
    const before = '{"a": "\\u00e9", "b": 1.0, "c": [1, 2]}';
    const after = '{"a": "x", "b": 2, "c": [1,  3]}';
    expect(takenBack(before, after, ["/a"])).toBe('{"a": "\\u00e9", "b": 2, "c": [1,  3]}');
    expect(takenBack(before, after, ["/b", "/c/1"])).toBe('{"a": "x", "b": 1.0, "c": [1,  2]}');
  });

  it("finds a value that stands elsewhere now, because items were put in before it", () => {
    const before = pretty([{ t: "one" }, { t: "two" }, { t: "three" }]);
    const after = pretty([{ t: "zero" }, { t: "one" }, { t: "TWO" }, { t: "three" }]);
    expect(takenBack(before, after, ["/2/t"])).toBe(
      pretty([{ t: "zero" }, { t: "one" }, { t: "two" }, { t: "three" }]),
    );
    expect(takenBack(before, after, ["/0"])).toBe(pretty([{ t: "one" }, { t: "TWO" }, { t: "three" }]));
  });

  it("brings members and items back to where they stood", () => {
    const before = pretty({ a: 1, b: { x: [1] }, c: 3, list: [1, 2, 3, 4] });
    const after = pretty({ a: 1, c: 3, list: [1, 4] });
    expect(takenBack(before, after)).toBe(before);
    expect(takenBack(before, after, ["/b"])).toBe(pretty({ a: 1, b: { x: [1] }, c: 3, list: [1, 4] }));
    expect(takenBack(before, pretty({}))).toBe(before);
  });

  it("removes every member of a key that stands twice", () => {
    expect(takenBack('{"a": 1}', '{"b": 0, "a": 1, "b": 2}')).toBe('{"a": 1}');
  });

  it("makes the old value of any two, byte for byte where their keys are in one order", () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map(sorted);
    fc.assert(
      fc.property(json, json, (one, two) => {
        const [before, after] = [pretty(one), pretty(two)];
        const made = takenBack(before, after);
        expect(canonicalJson(nodeOf(made))).toBe(canonicalJson(nodeOf(before)));
        expect(made).toBe(before);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [`k${key}`, sorted(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
