import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBoundary } from "./boundaries";
import { hunksOf, wordsOf } from "./hunks";
import { partedText, type Stretch, sharesOf, wordPieces } from "./spread";

/** Texts of what is easily parted wrongly. */
const text = fc
  .array(
    fc.constantFrom("a", "to ", "sea", " ", "\n", "é", "e\u0301", "👩‍🚀", "🇸🇪", "👍🏽", "\r\n", "漢字", '"', "\u0301"),
    { maxLength: 30 },
  )
  .map((words) => words.join(""));

/** A text in pieces at boundaries, some of them empty. */
const streamed = fc.tuple(text, fc.array(fc.nat(80), { maxLength: 12 })).map(([whole, cuts]) => {
  const places = [
    ...cuts.map((cut) => Math.min(cut, whole.length)).filter((cut) => isBoundary(whole, cut)),
    whole.length,
  ].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let start = 0;
  for (const end of places) {
    stretches.push({ start, end });
    start = end;
  }
  return { whole, stretches };
});

function rewritten(whole: string, stretches: readonly Stretch[], made: string): string[] {
  const pieces = stretches.map(({ start, end }) => ({ start, text: whole.slice(start, end), grown: 0 }));
  for (const { at, from, to, text: share } of sharesOf(hunksOf(whole, made), stretches) ?? []) {
    const piece = pieces[at];
    if (!piece) continue;
    const shift = piece.grown - piece.start;
    piece.text = piece.text.slice(0, from + shift) + share + piece.text.slice(to + shift);
    piece.grown += share.length - (to - from);
  }
  return pieces.map((piece) => piece.text);
}

describe("a text spread over chunks", () => {
  it("is exactly the wanted text, whatever changed", () => {
    fc.assert(
      fc.property(streamed, text, ({ whole, stretches }, made) => {
        expect(rewritten(whole, stretches, made).join("")).toBe(made);
      }),
      { numRuns: 2000 },
    );
  });

  it("is parted at no place that was no boundary", () => {
    fc.assert(
      fc.property(streamed, text, ({ whole, stretches }, made) => {
        let at = 0;
        for (const piece of rewritten(whole, stretches, made)) {
          at += piece.length;
          expect(isBoundary(made, at)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps the chunks before and behind a word that changed", () => {
    const words = ["The", " boat", " sails", " to", " the", " island"];
    const stretches = words.map((word, at) => {
      const start = words.slice(0, at).join("").length;
      return { start, end: start + word.length };
    });
    expect(rewritten(words.join(""), stretches, "The boat drifts to the island")).toEqual([
      "The",
      " boat",
      " drifts",
      " to",
      " the",
      " island",
    ]);
    expect(rewritten(words.join(""), stretches, "The boat sails")).toEqual(["The", " boat", " sails", "", "", ""]);
    expect(rewritten(words.join(""), stretches, "The boat sails to the island. Soon.")).toEqual([
      ...words.slice(0, 5),
      " island. Soon.",
    ]);
  });

  it("fills chunks that are all empty word by word", () => {
    const empty = [1, 2, 3].map(() => ({ start: 0, end: 0 }));
    expect(rewritten("", empty, "one two three")).toEqual(["one", " two", " three"]);
  });

  it("refuses a change of what no chunk brought", () => {
    expect(
      sharesOf(hunksOf("ab--cd", "ab++cd"), [
        { start: 0, end: 2 },
        { start: 4, end: 6 },
      ]),
    ).toBeNull();
  });
});

describe("pieces of a text", () => {
  it("join to the text", () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }), (whole, weights) => {
        expect(partedText(whole, weights).join("")).toBe(whole);
        expect(partedText(whole, weights)).toHaveLength(weights.length);
        expect(wordPieces(whole).join("")).toBe(whole);
        expect(wordsOf(whole).join("")).toBe(whole);
      }),
    );
  });

  it("are words with the space before them", () => {
    expect(wordPieces(" Don't  stop, now.\n")).toEqual([" Don't", "  stop,", " now.\n"]);
  });
});
