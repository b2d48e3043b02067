import { hash } from "node:crypto";

/** SHA-256 of an ASCII text in lower-case hexadecimal digits; several times as fast as the pure one. */
export function nativeSha256(text: string): string {
  return hash("sha256", text, "hex");
}
