/** Base64 of a text: the text, and what another one is written as in its place. */
export type CodedText = { text: string; coded: (text: string) => string };

/** Of base64 that stands for bytes, the beginning tells: it saves decoding the rest. */
const PROBE = 16;
const NO_TEXT = /[^\P{Cc}\s]/u;

/**
 * What may be base64, inside of a text, of texts that are at least so many characters long; its marks may be escaped
 * for an address.
 */
export function base64Runs(shortest: number): RegExp {
  const digits = Math.max(8, Math.ceil((shortest * 4) / 3));
  return new RegExp(`(?:[A-Za-z0-9+/_-]|%2[BF]){${digits},}(?:={1,2}|(?:%3D){1,2})?`, "gi");
}

/** A text with what its `runs` of base64 stand for changed; runs whose text stays, stay as they are. */
export function withDecodedChanged(text: string, runs: RegExp, change: (inner: string) => string): string {
  return text.replace(runs, (run) => {
    const coded = codedRunOf(run);
    const made = coded && change(coded.text);
    return coded && made !== null && made !== coded.text ? coded.coded(made) : run;
  });
}

function codedRunOf(run: string): CodedText | null {
  if (!run.includes("%")) return codedTextOf(run);
  const found = codedTextOf(decodeURIComponent(run));
  const escaped = (text: string): string => encodeURIComponent(found?.coded(text) ?? "");
  return found && escaped(found.text) === run ? { text: found.text, coded: escaped } : null;
}

/**
 * Reads a value as base64 of a text, in either alphabet, padded or not. Null for everything else, also for base64 that
 * would be written otherwise than it stands there: what was not touched has to stay as it is.
 */
export function codedTextOf(value: string): CodedText | null {
  if (!/^[A-Za-z0-9+/_-]{8,}={0,2}$/.test(value)) return null;
  const isForUrls = /[-_]/.test(value);
  const isPadded = value.length % 4 === 0 && (value.endsWith("=") || !isForUrls);
  const digits = value.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (digits.length % 4 === 1 || isNoText(atob(digits.slice(0, PROBE)))) return null;
  const text = textOf(atob(digits));
  if (text === null || NO_TEXT.test(text)) return null;
  const coded = (made: string): string => {
    const padded = btoa(bytesOf(made));
    const plain = isForUrls ? padded.replaceAll("+", "-").replaceAll("/", "_") : padded;
    return isPadded ? plain : plain.replace(/=+$/, "");
  };
  return coded(text) === value ? { text, coded } : null;
}

/** Bytes above ASCII may be of any letter. */
function isNoText(bytes: string): boolean {
  return NO_TEXT.test(bytes.replace(/[\u0080-\u00ff]/g, ""));
}

function textOf(bytes: string): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function bytesOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}
