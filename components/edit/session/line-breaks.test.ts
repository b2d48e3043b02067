import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withBreaksOf, withPlainBreaks } from "./line-breaks";

const text = fc
  .array(fc.constantFrom("a", "b", "\n", "\r\n", "\r", "🐋"), { maxLength: 30 })
  .map((all) => all.join(""));

describe("a text that was typed over another", () => {
  it("keeps the line breaks outside of what changed", () => {
    expect(withBreaksOf("one\r\ntwo\nthree\r\n", "one\ntwo!\nthree\n")).toBe("one\r\ntwo!\nthree\r\n");
    expect(withBreaksOf("one\r\ntwo", "one\nand\ntwo")).toBe("one\r\nand\r\ntwo");
    expect(withBreaksOf("one\ntwo", "one\nand\ntwo")).toBe("one\nand\ntwo");
  });

  it("shows in a field as it was typed, and is the old one where nothing was", () => {
    fc.assert(
      fc.property(text, text, (recorded, other) => {
        const typed = withPlainBreaks(other);
        expect(withPlainBreaks(withBreaksOf(recorded, typed))).toBe(typed);
        expect(withBreaksOf(recorded, withPlainBreaks(recorded))).toBe(recorded);
      }),
    );
  });
});
