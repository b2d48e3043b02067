import { expect, test } from "vitest";
import { segmentsOf, wordsOf } from "./marks";

test("words that are looked for inside texts are marked, others not", () => {
  expect(wordsOf('paris -rome model:gpt "le Monde" is:error chunks:>3 x')).toEqual(["le monde", "paris", "gpt"]);
});

test("a text is cut where words stand, in any case, the longer word first", () => {
  const marked = segmentsOf("In Paris, PARIS.", ["paris,", "paris"]).map(({ text, marked }) =>
    marked ? `[${text}]` : text,
  );
  expect(marked).toEqual(["In ", "[Paris,]", " ", "[PARIS]", "."]);
});

test("offsets are never guessed where folding changes the length", () => {
  expect(segmentsOf("İstanbul", ["istanbul"])).toEqual([{ text: "İstanbul", marked: false, from: 0 }]);
  expect(segmentsOf("", ["a"])).toEqual([{ text: "", marked: false, from: 0 }]);
});
