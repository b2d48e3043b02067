import { type Outcome, refuse } from "../../change/refusal";
import { parseJson } from "../../json/parse";
import { MAX_BYTES } from "../read";
import type { FileState } from "./bytes";

/**
 * `parse`: only JSON is written. `invalid-before`: also what is no JSON, where the file was none before. `parsed`: the
 * caller has parsed the text.
 */
export type Trust = "parse" | "invalid-before" | "parsed";

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The bytes of a text that a user wrote, for a file as it is now (null for a new one): with the file's own line ends,
 * which an editor in a browser turns into line feeds. Refused where the text is no JSON, unless the file was none
 * before either and the user wants it so.
 */
export function bytesFor(
  path: string,
  text: string,
  before: FileState | null,
  trust: Trust,
): Outcome<{ bytes: Buffer }> {
  if (text.length > MAX_BYTES) {
    const [megabytes, limit] = [text.length, MAX_BYTES].map((size) => Math.round(size / 1e6));
    const message = `the text has ${megabytes} MB, more than the ${limit} MB of a recording; nothing was written`;
    return refuse("too-large", path, message, "Save a smaller text: what you typed is still there.");
  }
  // Half a character becomes a replacement character, which is far faster to look for.
  const bytes = encoded(text);
  if (bytes.includes("\ufffd") && LONE_SURROGATE.test(text)) {
    const hint = "Write it as an escape: \\ud83d.";
    return refuse("invalid", path, "the text holds half of a character, which no file can hold", hint);
  }
  const parsed = trust === "parsed" ? null : parseJson(text);
  const wasInvalid = () => before !== null && !parseJson(before.bytes.toString("utf8")).ok;
  if (parsed?.ok === false && !(trust === "invalid-before" && wasInvalid())) {
    const { message, line, column } = parsed.error;
    const hint = "Mend the JSON at that place; what you typed is still there.";
    const problem = { message: `not JSON: ${message}; nothing was written`, line, column, hint };
    return { ok: false, refusal: { reason: "invalid", path, problem } };
  }
  const hadReturns = before !== null && onlyCarriageReturns(before.bytes);
  const isOther = hadReturns && !text.includes("\r");
  return { ok: true, bytes: isOther ? Buffer.from(text.replaceAll("\n", "\r\n"), "utf8") : bytes };
}

const encoder = new TextEncoder();

/** As UTF-8. What is ASCII, as most recordings are, is not measured first. */
function encoded(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(text.length);
  return encoder.encodeInto(text, bytes).read === text.length ? bytes : Buffer.from(text, "utf8");
}

/** Whether every line ends as on Windows. */
function onlyCarriageReturns(bytes: Buffer): boolean {
  let at = bytes.indexOf(10);
  if (at === -1) return false;
  for (; at !== -1; at = bytes.indexOf(10, at + 1)) if (bytes[at - 1] !== 13) return false;
  return true;
}
