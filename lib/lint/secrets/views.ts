import { decodeBase64 } from "./shapes";

/** Longer runs are pictures, audio and signatures rather than hidden text. */
const MAX_RUN = 8192;
export const BASE64_RUN = /[A-Za-z0-9+/_-]{24,}={0,2}/g;

/** What a text holds in other clothes: URL-decoded, and each run of base64 that stands for plain text. */
export function* viewsOf(text: string): Generator<string> {
  const plain = /%[0-9a-f]{2}/i.test(text) ? urlDecoded(text) : text;
  if (plain !== text) yield plain;
  for (const [run] of plain.matchAll(BASE64_RUN)) {
    const decoded = run.length <= MAX_RUN ? decodeBase64(run) : null;
    if (decoded !== null) yield decoded;
  }
}

/** Escapes that are no UTF-8 stay as they are. */
function urlDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch (error) {
      if (error instanceof URIError) return run;
      throw error;
    }
  });
}

const WORD = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-") WORD[char.charCodeAt(0)] = 1;

/** Whether a text may hold other clothes at all: an escape of URLs, or a run of base64 of a length worth decoding. */
export function mayHideText(text: string): boolean {
  let run = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128 && WORD[code] === 1) run++;
    else {
      if (code === 37 || (run >= 24 && run <= MAX_RUN)) return true;
      run = 0;
    }
  }
  return false;
}
