import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedDecimals } from "../../../json/python-number";
import { PYTHON_DIGIT, withAsciiDigits } from "../../../json/python-text";
import { literals } from "./literals";

const five = literals(5);

describe("literals", () => {
  it.each([
    ["pi 3.14159265.", "pi 3.14159."],
    ["0.015625 and 0.046875", "0.01562 and 0.04688"],
    ["-0.00000049", "-0.00000"],
    ["1.234 is short", "1.234 is short"],
    ["1.2.34567", "1.2.34567"],
    ["1.23456.78901", "1.23456.78901"],
    ["--1.23456789", "--1.23457"],
    [".12345", ".12345"],
    ["1e5.12345e9", "1e5.12345e9"],
    ["12345678901234567890123.00001", "12345678901234567741440.00000"],
    ["٣.١٤١٥٩٢ 𝟙.𝟚𝟛𝟜𝟝𝟞𝟟", "3.14159 1.23457"],
  ])("%j becomes %j", (text, left) => expect(five.apply(text, null)).toBe(left));

  it("writes what is too large for a double as Python does", () => {
    expect(five.apply(`${"9".repeat(400)}.0000`, null)).toBe("inf");
    expect(five.apply(`-${"9".repeat(400)}.0000`, null)).toBe("-inf");
  });

  it("finds what the expression finds", () => {
    const expression = new RegExp(`-?[${PYTHON_DIGIT}]+\\.[${PYTHON_DIGIT}]{4,}`, "gu");
    const pieces = fc.array(fc.constantFrom("-", ".", "1", "25", "0000", "٣", "𝟡", "\udfd8", "\ud835", "x"), {
      maxLength: 16,
    });
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join("");
        const fixed = text.replace(expression, (found) => fixedDecimals(Number(withAsciiDigits(found)), 5));
        expect(five.apply(text, null)).toBe(fixed);
      }),
      { numRuns: 3000 },
    );
  });

  it("is only passed over where there is nothing to find in ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.-x") }), (text) => {
        if (!five.mayChange(text, null)) expect(five.apply(text, null)).toBe(text);
      }),
    );
  });

  it("ends on a run of digits that an expression would take hours for", () => {
    const hostile = "1".repeat(3_000_000);
    expect(five.apply(hostile, null)).toBe(hostile);
  });
});
