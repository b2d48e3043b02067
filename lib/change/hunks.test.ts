import { createTwoFilesPatch } from "diff";
import fc from "fast-check";
import { expect, it } from "vitest";
import { applyTextEdits } from "../edit/text/apply";
import { lineEdits } from "../edit/text/line-edits";
import { textHunksOf } from "./hunks";

function shown(before: string, after: string): string[] {
  const marks = { same: " ", removed: "-", added: "+" };
  return textHunksOf(before, lineEdits(before, after)).hunks.flatMap(({ line, lines }) => [
    `@${line}`,
    ...lines.map(({ type, text }) => `${marks[type]}${text}`),
  ]);
}

it("shows two lines around a change, and their number", () => {
  expect(shown("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nX\ne\nf\n")).toEqual(["@2", " b", " c", "-d", "+X", " e", " f"]);
  expect(shown("a\n", "a\nb\n")).toEqual(["@1", " a", "+b"]);
  expect(shown("a\nb\n", "b\n")).toEqual(["@1", "-a", " b"]);
});

it("shows no line twice where two changes are near", () => {
  expect(shown("a\nb\nc\nd\ne\n", "A\nb\nc\nD\ne\n")).toEqual(["@1", "-a", "+A", " b", " c", "@4", "-d", "+D", " e"]);
});

it("adds and removes what a unified diff does", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 })
    .map((lines) => lines.map((l) => `${l}\n`).join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = lineEdits(before, after);
      expect(applyTextEdits(before, edits)).toBe(after);
      const patch = createTwoFilesPatch("a", "b", before, after, "", "", { context: 0 }).split("\n").slice(4);
      const count = (lines: readonly string[], mark: string) => lines.filter((line) => line.startsWith(mark)).length;
      const own = shown(before, after);
      const balance = count(own, "+") - count(own, "-");
      expect(balance).toBe(count(patch, "+") - count(patch, "-"));
      const rows = own.filter((line) => !line.startsWith("@"));
      const old = before.split("\n");
      for (const line of rows.filter((row) => row[0] !== "+")) expect(old).toContain(line.slice(1));
    }),
  );
});

it("says how many changed lines it leaves out", () => {
  const before = Array.from({ length: 5000 }, (_, at) => `${at}\n`).join("");
  const after = before.replaceAll("\n", "!\n");
  const { hunks, hidden } = textHunksOf(before, [{ from: 0, to: before.length, text: after }]);
  const lines = hunks.reduce((sum, hunk) => sum + hunk.lines.filter(({ type }) => type !== "same").length, 0);
  expect(lines + hidden).toBe(10_000);
});
