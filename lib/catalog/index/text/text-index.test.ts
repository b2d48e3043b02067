import { describe, expect, it } from "vitest";
import { testRow } from "../../testing";
import { RowStore } from "../store";
import { TextIndex } from "./text-index";

/** The numbers of the texts that hold a value, found by an index that has all of them in segments. */
function find(texts: readonly string[], value: string): number[] {
  const store = new RowStore();
  for (const [i, text] of texts.entries()) store.put(testRow({ path: `${i}`, text }));
  const index = new TextIndex(store, { tail: 1, segment: 40, small: 10 });
  for (const _ of index.maintain(true));
  return [...index.find(value).entries()].filter(([, found]) => found === 1).map(([number]) => number);
}

const long = "q".repeat(500);

describe("TextIndex", () => {
  it("finds parts of words, words with marks in them, and phrases across marks and lines", () => {
    const texts = ["high tide at noon", "tidal", "half-tide, dock", "tide\ndock", "hightide atnoon"];
    expect(find(texts, "tid")).toEqual([0, 1, 2, 3, 4]);
    expect(find(texts, "half-ti")).toEqual([2]);
    expect(find(texts, "tide, do")).toEqual([2]);
    expect(find(texts, "h tide")).toEqual([0]);
    expect(find(texts, "tide\ndock")).toEqual([3]);
    expect(find(texts, "tide dock")).toEqual([]);
  });

  it("finds values of marks alone", () => {
    expect(find(["a->b", "a - b", "x"], "->")).toEqual([0]);
  });

  it("finds words inside runs that are too long for its vocabulary, alone and in a phrase", () => {
    const texts = [`${long}tide dock`, `tide ${long}`, "tide dock"];
    expect(find(texts, "qtide")).toEqual([0]);
    expect(find(texts, "qtide do")).toEqual([0]);
    expect(find(texts, "tide dock")).toEqual([0, 2]);
    expect(find(texts, long)).toEqual([0, 1]);
  });

  it("finds text without spaces, and characters of two units", () => {
    expect(find(["満潮は正午です", "🙂🙃", "潮"], "正午")).toEqual([0]);
    expect(find(["満潮は正午です", "🙂🙃", "潮"], "🙃")).toEqual([1]);
  });

  it("tells words apart that share a place in its table", () => {
    const words = Array.from({ length: 5000 }, (_, i) => `w${i}x`);
    expect(find(words, "w4999x")).toEqual([4999]);
    expect(find(words, "w77")).toEqual([77, ...Array.from({ length: 10 }, (_, i) => 770 + i)]);
  });
});
