import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MergeChoice, type MergeRegion, merge2, merge3, mergedText } from "./merge3";

const line = fc.constantFrom("a", "b", "c", '"x": 1,', "one two", "one three", "");
const text = fc
  .tuple(fc.array(line, { maxLength: 12 }), fc.boolean())
  .map(([all, end]) => all.join("\n") + (end ? "\n" : ""));

const conflictsIn = (regions: readonly MergeRegion[]) => regions.filter(({ type }) => type === "conflict");
const all = (regions: readonly MergeRegion[], choice: MergeChoice) =>
  mergedText(
    regions,
    conflictsIn(regions).map(() => choice),
  );

describe("a three-way merge", () => {
  it("takes what only one side changed, whole", () => {
    fc.assert(
      fc.property(text, text, (base, made) => {
        for (const regions of [merge3(base, made, base), merge3(base, base, made), merge3(base, made, made)]) {
          expect(conflictsIn(regions)).toEqual([]);
          expect(all(regions, "mine")).toBe(made);
        }
      }),
    );
  });

  it("is the same from both sides", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const [one, other] = [merge3(base, mine, theirs), merge3(base, theirs, mine)];
        expect(conflictsIn(one)).toHaveLength(conflictsIn(other).length);
        expect(all(one, "mine")).toBe(all(other, "theirs"));
      }),
    );
  });

  it("takes all changes of lines that only one side touched, and asks for nothing", () => {
    const change = fc.tuple(fc.constantFrom("mine", "theirs", "neither"), fc.constantFrom("another", "gone"));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const made = (...sides: string[]) =>
          changes
            .map(([side, how], at) => (sides.includes(side) ? (how === "gone" ? "" : `new ${at}\n`) : `line ${at}\n`))
            .join("");
        const regions = merge3(made(), made("mine"), made("theirs"));
        expect(conflictsIn(regions)).toEqual([]);
        expect(all(regions, "mine")).toBe(made("mine", "theirs"));
      }),
    );
  });

  it("of two texts alone gives either of them", () => {
    fc.assert(
      fc.property(text, text, (mine, theirs) => {
        const regions = merge2(mine, theirs);
        expect([all(regions, "mine"), all(regions, "theirs")]).toEqual([mine, theirs]);
        expect(conflictsIn(regions).length === 0).toBe(mine === theirs);
      }),
    );
  });

  const lines = (...each: string[]) => each.map((one) => `${one}\n`).join("");

  it("joins changes of lines that stand beside each other", () => {
    const regions = merge3(
      lines("{", '"a": 1,', '"b": 2', "}"),
      lines("{", '"a": 5,', '"b": 2', "}"),
      lines("{", '"a": 1,', '"b": 7', "}"),
    );
    expect(conflictsIn(regions)).toEqual([]);
    expect(all(regions, "mine")).toBe(lines("{", '"a": 5,', '"b": 7', "}"));
  });

  it("asks where both changed a line; other words of it go together", () => {
    const regions = merge3(
      lines("[", '"The sky is clear tonight."', "]"),
      lines("[", '"The sky is dark tonight."', "]"),
      lines("[", '"A sky is clear tonight."', "]"),
    );
    expect(conflictsIn(regions)).toMatchObject([{ line: 2, both: '"A sky is dark tonight."\n' }]);
    expect(all(regions, "both")).toBe(lines("[", '"A sky is dark tonight."', "]"));
    expect(all(regions, "theirs")).toBe(lines("[", '"A sky is clear tonight."', "]"));
  });

  it("offers no mixture where both changed a word", () => {
    const regions = merge3(lines("one word"), lines("one pear"), lines("one plum"));
    expect(conflictsIn(regions)).toMatchObject([{ both: null }]);
    expect(all(regions, "both")).toBe(lines("one pear"));
  });

  it("never takes an escape apart", () => {
    const regions = merge3(lines('"\\ud83d\\udc0b x"'), lines('"\\ud83d\\ude00 x"'), lines('"\\ud83e\\udc0b x"'));
    expect(conflictsIn(regions)).toMatchObject([{ both: null }]);
  });

  it("asks where both put something in at one place", () => {
    const regions = merge3(lines("a", "z"), lines("a", "m", "z"), lines("a", "t", "z"));
    expect(regions).toMatchObject([
      { text: "a\n" },
      { type: "conflict", line: 2, base: "", mine: "m\n", theirs: "t\n" },
      { text: "z\n" },
    ]);
  });

  it("merges long texts that have little in common", () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word} ${at}\n`).join("");
    const regions = merge3(long("a"), long("b"), `${long("a")}end\n`);
    expect(all(regions, "mine")).toContain("end\n");
  });
});
