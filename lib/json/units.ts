/** The characters with a meaning for JSON. */
export enum Char {
  Tab = 9,
  LineFeed = 10,
  CarriageReturn = 13,
  Space = 32,
  Quote = 34,
  Plus = 43,
  Comma = 44,
  Minus = 45,
  Dot = 46,
  Zero = 48,
  Nine = 57,
  Colon = 58,
  UpperE = 69,
  UpperI = 73,
  OpenBracket = 91,
  Backslash = 92,
  CloseBracket = 93,
  LowerE = 101,
  LowerU = 117,
  OpenBrace = 123,
  CloseBrace = 125,
}

export const FOUR_SPACES = 0x20202020;

/** Units of text above which working space is not kept for the next text. */
const MAX_SCRATCH = 1 << 21;

let scratch = new Uint8Array(1 << 16);
const encoder = new TextEncoder();

/**
 * The units of a text as bytes, which are read far faster than a string's: one byte a unit, 128 for all that is not
 * ASCII and so has no meaning for JSON, and a few zeros behind the end. They hold until the next call.
 */
export function unitsOf(text: string): Uint8Array {
  const { length } = text;
  let units = scratch;
  if (units.length < length + 8) {
    units = new Uint8Array(Math.max(length + 8, Math.min(units.length * 2, MAX_SCRATCH)));
    if (units.length <= MAX_SCRATCH) scratch = units;
  }
  const { read, written } = encoder.encodeInto(text, units.subarray(0, length));
  if (read !== length || written !== length) {
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      units[i] = code < 128 ? code : 128;
    }
  }
  units.fill(0, length, length + 8);
  return units;
}
