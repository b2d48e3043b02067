import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldEqual } from "./fold-equal";

/** Half of a character. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const words = (count: number) => Array.from({ length: count }, (_, at) => `word${at}`).join(" ");

describe("what two texts share", () => {
  it("is cut to the words beside the differences", () => {
    const text = words(200);
    const { head, middle, tail } = foldEqual(text, { first: false, last: false });
    expect(head).toMatch(/^word0 .*word\d+$/);
    expect(middle).toMatch(/^ word\d+ .* $/);
    expect(tail).toMatch(/^word\d+ .*word199$/);
    expect(Math.max(head.length, tail.length)).toBeLessThan(200);
  });

  it("shows nothing beside an end of the text, where there is no difference", () => {
    const text = words(200);
    expect(foldEqual(text, { first: true, last: false }).head).toBe("");
    expect(foldEqual(text, { first: false, last: true }).tail).toBe("");
    expect(foldEqual(text, { first: true, last: true })).toEqual({ head: text, middle: "", tail: "" });
  });

  it("stays whole where it is short", () => {
    expect(foldEqual(words(50), { first: false, last: false }).middle).toBe("");
  });

  it("is the same text put together, no character cut", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 900 }), fc.boolean(), fc.boolean(), (text, first, last) => {
        const { head, middle, tail } = foldEqual(text, { first, last });
        expect(head + middle + tail).toBe(text);
        for (const part of [head, middle, tail]) expect(part).not.toMatch(HALF);
      }),
    );
  });
});
