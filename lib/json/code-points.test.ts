import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints } from "./code-points";

it("puts characters beyond U+FFFF behind all others, unlike JavaScript's own order", () => {
  const keys = ["\u{1f600}", "\uffff", "\ue000", "z", "", "\ud83d"];
  expect(keys.toSorted(compareCodePoints)).toEqual(["", "z", "\ud83d", "\ue000", "\uffff", "\u{1f600}"]);
  expect(keys.toSorted()).not.toEqual(keys.toSorted(compareCodePoints));
});

it("orders as the lists of code points do", () => {
  const unit = fc.constantFrom(0x61, 0x62, 0xd83d, 0xd83e, 0xde00, 0xde01, 0xe000, 0xffff);
  const text = fc.array(unit, { maxLength: 5 }).map((codes) => String.fromCharCode(...codes));
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(byList(a, b)));
    }),
    { numRuns: 3000 },
  );
});

function byList(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => Array.from(text, (c) => c.codePointAt(0) ?? 0));
  if (!left || !right) return 0;
  const at = left.findIndex((code, index) => code !== right[index]);
  return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}
