import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "./parse";
import { printPython } from "./print";
import { differenceFromPython } from "./round-trip";

function differenceIn(text: string): number | null {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return differenceFromPython(parsed.doc);
}

describe("differenceFromPython", () => {
  it("answers as printing and comparing does, for texts of any spelling", () => {
    const spelling = fc.constantFrom(
      (value: unknown) => JSON.stringify(value),
      (value: unknown) => JSON.stringify(value, null, 2),
      (value: unknown) => `${JSON.stringify(value, null, 2)}\n`,
    );
    fc.assert(
      fc.property(fc.jsonValue(), spelling, (value, spell) => {
        const text = spell(value);
        const parsed = parseJson(text);
        const printed = parsed.ok ? printPython(parsed.doc.root) : "";
        expect(differenceIn(text) === null).toBe(printed === text);
        expect(differenceIn(printed)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it("names the first place that Python would write otherwise", () => {
    const cases: [string, number | null][] = [
      ['{\n  "a": 1.0\n}\n', null],
      ['{\n  "a": 1.0\n}', 14],
      ['{\n  "a": 1E5\n}\n', 9],
      ['{\n  "a": "é"\n}\n', 9],
      ['{\n  "a": "\\u00e9\\ud83d\\ude42"\n}\n', null],
      ['{\n  "a": "\\/"\n}\n', 9],
      ['{\n  "a": 1,\n  "a": 2\n}\n', 14],
      ['{\n  "a": [\n    1\n  ]\n}\n', null],
      ['{\n  "a": [1]\n}\n', 10],
      ["{}\n", null],
      ["{ }\n", 1],
      ["[]\n\n", 3],
      ["-0\n", 0],
      ['{\n  "a": "\u007f"\n}\n', 9],
      ['{\n  "a": "long\u007fer"\n}\n', 9],
      ['{\n   "a": 1\n}\n', 1],
      ['{\n\t "a": 1\n}\n', 1],
      ['{\r\n  "a": 1\r\n}\r\n', 1],
      ['{\n  "a" : 1\n}\n', 7],
      ['{\n  "a":  1\n}\n', 9],
      ['{\n  "a": 1 ,\n  "b": 2\n}\n', 10],
      ['{\n  "a": {\n   \t"b": 1\n  }\n}\n', 10],
    ];
    expect(cases.map(([text]) => differenceIn(text))).toEqual(cases.map(([, at]) => at));
  });

  it("sees a key that stands twice among many, and is quick among very many", () => {
    const keys = Array.from({ length: 50_000 }, (_, at) => `  "k${at}": ${at}`);
    const textOf = (members: string[]) => `{\n${members.join(",\n")}\n}\n`;
    expect(differenceIn(textOf(keys))).toBeNull();
    expect(differenceIn(textOf([...keys, '  "k7": 0']))).toBe(textOf(keys).length + 1);
  });
});
