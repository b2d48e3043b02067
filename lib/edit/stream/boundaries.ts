/** Characters that belong to the one before them: marks, joiners, skin tones, tags. */
const EXTENDS = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])/u;
const REGIONAL = /^\p{Regional_Indicator}/u;

/**
 * Whether a text may be parted at an offset: not within a surrogate pair, not before a combining mark, not within a
 * joined emoji, a flag or CR LF. The ends of the text are boundaries.
 */
export function isBoundary(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  if (before === 13 && after === 10) return false;
  if (after < 0x300 && before < 0x300) return true;
  if (isHigh(before) && isLow(after)) return false;
  if (before === 0x200d) return false;
  const next = String.fromCodePoint(text.codePointAt(offset) ?? 0);
  if (EXTENDS.test(next)) return false;
  return !REGIONAL.test(next) || regionalsBefore(text, offset) % 2 === 0;
}

function regionalsBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = offset - 2; at >= 0 && REGIONAL.test(String.fromCodePoint(text.codePointAt(at) ?? 0)); at -= 2) count++;
  return count;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
