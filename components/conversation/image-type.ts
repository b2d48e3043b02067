/** Characters of base64 that are enough to tell an image's type. */
export const IMAGE_HEAD = 32;

/** First bytes, as hexadecimal text. */
const SIGNATURES: readonly [string, RegExp][] = [
  ["image/png", /^89504e470d0a1a0a/],
  ["image/jpeg", /^ffd8ff/],
  ["image/gif", /^47494638(37|39)61/],
  ["image/webp", /^52494646.{8}57454250/],
];

/**
 * The type of a base64 image by its first bytes, whatever the recording calls it; null for all but four raster types.
 */
export function imageTypeOf(base64: string): string | null {
  const head = base64.slice(0, IMAGE_HEAD);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(head)) return null;
  const digits = head.replace(/=+$/, "");
  const bytes = atob(digits.slice(0, digits.length - (digits.length % 4)));
  const hex = Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  return SIGNATURES.find(([, signature]) => signature.test(hex))?.[0] ?? null;
}
