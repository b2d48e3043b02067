const ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const HEX = "0123456789abcdef";

/** A source of numbers in [0, 1) that depends on its label alone, so that every run makes the same samples. */
export function seeded(label: string): () => number {
  let state = 0x811c9dc5;
  for (let i = 0; i < label.length; i++) state = Math.imul(state ^ label.charCodeAt(i), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function drawn(alphabet: string, length: number, label: string): string {
  const next = seeded(label);
  return Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join("");
}

/** An id as providers make them: a prefix and random-looking letters and digits. */
export function idOf(prefix: string, label: string, length = 24): string {
  return prefix + drawn(ALPHANUMERIC, length, prefix + label);
}

export function hexOf(label: string, length: number): string {
  return drawn(HEX, length, label);
}

/** A version 4 UUID, lower case. */
export function uuidOf(label: string): string {
  const hex = hexOf(label, 30);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}

/** The padding with which some providers hide the length of a chunk: up to `longest` characters. */
export function paddingOf(label: string, longest: number): string {
  return drawn(ALPHANUMERIC, Math.floor(seeded(`length of ${label}`)() * (longest + 1)), label);
}
