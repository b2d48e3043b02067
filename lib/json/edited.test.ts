import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonDocument } from "./document";
import { parseEdited } from "./edited";
import { parseJson } from "./parse";

type Replacement = { from: number; to: number; text: string };

function documentOf(text: string): JsonDocument {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.doc;
}

function applied(text: string, replacements: readonly Replacement[]): string {
  return replacements
    .toReversed()
    .reduce((all, { from, to, text: made }) => all.slice(0, from) + made + all.slice(to), text);
}

function expectSame(text: string, replacements: readonly Replacement[]) {
  const made = applied(text, replacements);
  expect(parseEdited(documentOf(text), replacements, made)).toEqual(parseJson(made));
}

describe("parseEdited", () => {
  const text = '{"a": "one", "b": ["two", {"c": "three"}], "d": 4}';
  const at = (word: string) => text.indexOf(word);

  it("moves the tape where string values change", () => {
    expectSame(text, [{ from: at("two"), to: at("two") + 3, text: "something longer \\u00e9" }]);
    expectSame(text, [
      { from: at("one"), to: at("one") + 3, text: "" },
      { from: at("three") - 1, to: at("three") + 6, text: '"3"' },
    ]);
    expectSame(text, [{ from: at("one") + 3, to: at("one") + 3, text: "!" }]);
    expectSame(text, []);
  });

  it("moves it where numbers change, but not where they become something else", () => {
    expectSame(text, [{ from: at("4"), to: at("4") + 1, text: "5.25e3" }]);
    expectSame(text, [{ from: at("4"), to: at("4") + 1, text: "null" }]);
    expectSame(text, [{ from: at("4"), to: at("4") + 1, text: " 5" }]);
    expectSame(text, [{ from: at("4"), to: at("4") + 1, text: "" }]);
    expectSame(text, [{ from: at("4") + 1, to: at("4") + 1, text: "4" }]);
  });

  it("takes many changes at once", () => {
    const many = JSON.stringify(Array.from({ length: 300 }, (_, index) => ({ a: [`word ${index}`, index] })));
    const replacements = [...many.matchAll(/word/g)].map(({ index }) => ({
      from: index,
      to: index + 4,
      text: "longer word",
    }));
    expectSame(many, replacements);
  });

  it("parses the whole where anything else changes", () => {
    expectSame(text, [{ from: at('"a"'), to: at('"a"') + 3, text: '"\\u0061"' }]);
    expectSame(text, [{ from: at("one"), to: at("one") + 3, text: '", "x": "' }]);
    expectSame(text, [{ from: at("one"), to: at("one") + 3, text: '" "' }]);
    expectSame(text, [{ from: at("one"), to: at("one") + 3, text: "\\" }]);
    expectSame(text, [{ from: at('"one"'), to: at('"one"') + 5, text: "[1]" }]);
    expectSame(text, [{ from: at('"one"'), to: at('"one"') + 5, text: "" }]);
    expectSame(text, [
      { from: at("one"), to: at("one") + 1, text: "x" },
      { from: at("one") + 2, to: at("one") + 3, text: "y" },
    ]);
  });

  it("says the same as parsing the whole, whatever is replaced", () => {
    const replacement = fc.record({
      at: fc.nat(),
      length: fc.nat(6),
      text: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('"', "\\n", '\\"', "\\", "")),
    });
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.array(replacement, { maxLength: 3 }), (json, wanted) => {
        const replacements: Replacement[] = [];
        for (const { at: place, length, text: made } of wanted.toSorted(
          (a, b) => (a.at % (json.length + 1)) - (b.at % (json.length + 1)),
        )) {
          const from = Math.max(place % (json.length + 1), replacements.at(-1)?.to ?? 0);
          replacements.push({ from, to: Math.min(json.length, from + length), text: made });
        }
        expectSame(json, replacements);
      }),
      { numRuns: 2000 },
    );
  });
});
