/**
 * A string as Python's `json.dumps` prints it, quotes included: all of it ASCII, U+007F escaped, `/` not, lower-case
 * hexadecimal digits, characters beyond U+FFFF as two escapes, lone surrogates as one (format, section 7.2).
 */
export function pythonString(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return JSON.stringify(text).replace(BEYOND_ASCII, escapeUnit);
}

const PLAIN = /^[ !#-[\]-~]*$/;
const BEYOND_ASCII = /[\u007f-\uffff]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** What Python's `\s` matches, as the inside of a character class; JavaScript's `\s` is another set. */
export const PYTHON_SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const SPACE = new RegExp(`[${PYTHON_SPACE}]`);

/** Whether the UTF-16 unit at `index` is white space to Python. */
export function isPythonSpaceAt(text: string, index: number): boolean {
  return SPACE.test(text.charAt(index));
}

/**
 * The zeros of all decimal digits of Unicode 15.0, which CPython 3.12 (the recorder's) knows; each is followed by its
 * one to nine. A table of our own, since `\p{Nd}` grows with every release of Node.
 */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0,
  0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0,
  0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
] as const;

const DIGITS = new Map(ZEROS.flatMap((zero) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => [zero + digit, digit])));

/** What Python's `\d` matches, as the inside of a character class for an expression with the flag `u`. */
export const PYTHON_DIGIT = ZEROS.map((zero) => `\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}`).join("");

const ANY_DIGIT = new RegExp(`[${PYTHON_DIGIT}]`, "gu");

/** The value of a decimal digit of any script, by code point; undefined for everything else. */
export function digitOf(codePoint: number): number | undefined {
  return DIGITS.get(codePoint);
}

/** The text with the decimal digits of all scripts as ASCII ones, as Python's `float()` reads them. */
export function withAsciiDigits(text: string): string {
  return text.replace(ANY_DIGIT, (digit) => String(digitOf(digit.codePointAt(0) ?? 0)));
}
