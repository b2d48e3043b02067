import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digitOf, isPythonSpaceAt, PYTHON_DIGIT, PYTHON_SPACE, pythonString, withAsciiDigits } from "./python-text";
import { pythonVectors } from "./testing/python-vectors";

describe("pythonString", () => {
  it("escapes as CPython does", () => {
    for (const token of pythonVectors.strings) expect(pythonString(String(JSON.parse(token)))).toBe(token);
  });

  it.each([
    ["\x7f", '"\\u007f"'],
    ["a/b", '"a/b"'],
    ["\b\f\n\r\t\v", '"\\b\\f\\n\\r\\t\\u000b"'],
    ['"\\', '"\\"\\\\"'],
    ["\u{1f600}", '"\\ud83d\\ude00"'],
    ["\ud83d!", '"\\ud83d!"'],
    ["\ude00\ud83d", '"\\ude00\\ud83d"'],
    ["ÿ\u2028", '"\\u00ff\\u2028"'],
  ])("escapes %j as %s", (text, token) => expect(pythonString(text)).toBe(token));

  it("is printable ASCII and reads back as the same text, lone surrogates too", () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(units, (text) => {
        const token = pythonString(text);
        expect(token).toMatch(/^[ -~]*$/);
        expect(JSON.parse(token)).toBe(text);
      }),
    );
  });
});

describe("Python's classes", () => {
  it("has 29 white-space characters, which are not JavaScript's", () => {
    const space = new RegExp(`^[${PYTHON_SPACE}]$`);
    const spaces = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((c) => space.test(c));
    expect(spaces).toHaveLength(29);
    expect(spaces.filter((c) => !/\s/.test(c))).toEqual(["\x1c", "\x1d", "\x1e", "\x1f", "\x85"]);
    expect(isPythonSpaceAt("\ufeff", 0)).toBe(false);
    expect(isPythonSpaceAt("", 0)).toBe(false);
  });

  it("knows the decimal digits of all scripts, and only decimal ones", () => {
    const digit = new RegExp(`^[${PYTHON_DIGIT}]$`, "u");
    expect(withAsciiDigits("-٣.१５𝟙")).toBe("-3.151");
    expect(digitOf(0x11f59)).toBe(9);
    for (const other of ["²", "Ⅷ", "½", "٫", "\u{10d40}"]) {
      expect(digit.test(other), other).toBe(false);
      expect(digitOf(other.codePointAt(0) ?? 0), other).toBeUndefined();
    }
  });

  it("takes no digit that Unicode does not know as one", () => {
    const digit = new RegExp(`^[${PYTHON_DIGIT}]$`, "u");
    const all = Array.from({ length: 0x20000 }, (_, code) => String.fromCodePoint(code)).filter((c) => digit.test(c));
    expect(all).toHaveLength(680);
    expect(all.filter((c) => !/\p{Nd}/u.test(c))).toEqual([]);
    expect(all.map((c) => digitOf(c.codePointAt(0) ?? 0))).toEqual(all.map((_, index) => index % 10));
  });
});
