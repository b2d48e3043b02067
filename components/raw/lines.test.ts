import { describe, expect, it } from "vitest";
import { parseJson } from "@/lib/json/parse";
import { foldsAround, foldsOf, lineAt, lineStartsOf, matchesOf, rowsOf } from "./lines";
import { tokensOf, tokensOfStretch } from "./tokens";

const text = '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}\n';
const starts = lineStartsOf(text);
const parsed = parseJson(text);
const folds = parsed.ok ? foldsOf(parsed.doc, starts) : new Map<number, number>();

describe("lines of the raw view", () => {
  it("finds lines and the line of an offset", () => {
    expect(starts).toHaveLength(7);
    expect(lineAt(starts, text.indexOf("2"))).toBe(3);
    expect(lineAt(starts, text.length)).toBe(6);
  });

  it("folds what spans lines, and hides it when closed", () => {
    expect([...folds]).toEqual([
      [0, 6],
      [1, 4],
    ]);
    const rows = rowsOf(text, starts, folds, new Set([1]), 80);
    expect(rows.map(({ line }) => line)).toEqual([0, 1, 5, 6]);
    expect(foldsAround(3, folds)).toEqual([0, 1]);
  });

  it("cuts a long line into rows that join to the line", () => {
    const long = `"${"x".repeat(250)}"`;
    const rows = rowsOf(long, lineStartsOf(long), new Map(), new Set(), 100);
    expect(rows.map(({ from, to }) => long.slice(from, to)).join("")).toBe(long);
    expect(rows.map(({ first }) => first)).toEqual([true, false, false]);
  });

  it("shows an empty text, and one without a final newline", () => {
    expect(rowsOf("", lineStartsOf(""), new Map(), new Set(), 80)).toHaveLength(1);
    expect(rowsOf("a\nb", lineStartsOf("a\nb"), new Map(), new Set(), 80)).toHaveLength(2);
  });

  it("finds matches in any case, up to a limit", () => {
    expect(matchesOf("Abcabc", "ABC", 10)).toEqual([0, 3]);
    expect(matchesOf("aaaa", "a", 2)).toEqual([0, 1]);
    expect(matchesOf("İx", "X", 10)).toEqual([]);
  });

  it("colours without losing a character", () => {
    for (const line of ['  "k": "v\\" w",', "1.0e-05, true", '"unclosed', "plain <text>"]) {
      expect(
        tokensOf(line)
          .map((token) => token.text)
          .join(""),
      ).toBe(line);
    }
    expect(tokensOfStretch('  "a long": 12', 0, 6, 14)).toEqual([
      { kind: "key", text: 'ong"' },
      { kind: "plain", text: ":" },
      { kind: "plain", text: " " },
      { kind: "number", text: "12" },
    ]);
    expect(tokensOf('"k": 1').map(({ kind }) => kind)).toEqual(["key", "plain", "plain", "number"]);
  });
});
