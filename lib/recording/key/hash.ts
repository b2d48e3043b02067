import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

const encoder = new TextEncoder();

/** SHA-256 of a text in lower-case hexadecimal digits; a canonical text is ASCII, so that no encoding matters. */
export function sha256Of(text: string): string {
  return bytesToHex(sha256(encoder.encode(text)));
}
