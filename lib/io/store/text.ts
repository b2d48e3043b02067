import { parseJson } from "../../json/parse";
import { MAX_BYTES, tooLarge } from "../read";
import type { FileState } from "./bytes";
import { type Outcome, refuse } from "./outcome";

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
  allowInvalid: boolean,
): Outcome<{ bytes: Buffer }> {
  if (text.length > MAX_BYTES) {
    return { ok: false, refusal: { reason: "too-large", path, problem: tooLarge(text.length) } };
  }
  if (LONE_SURROGATE.test(text)) {
    const hint = "Write it as an escape: \\ud83d.";
    return refuse("invalid", path, "the text holds half of a character, which no file can hold", hint);
  }
  const parsed = parseJson(text);
  const wasInvalid = () => before !== null && !parseJson(before.bytes.toString("utf8")).ok;
  if (!parsed.ok && !(allowInvalid && wasInvalid())) {
    const { message, line, column } = parsed.error;
    const hint = "Mend the JSON at that place; what you typed is still there.";
    const problem = { message: `not JSON: ${message}; nothing was written`, line, column, hint };
    return { ok: false, refusal: { reason: "invalid", path, problem } };
  }
  const hadReturns = before !== null && onlyCarriageReturns(before.bytes);
  const kept = hadReturns && !text.includes("\r") ? text.replaceAll("\n", "\r\n") : text;
  return { ok: true, bytes: Buffer.from(kept, "utf8") };
}

/** Whether every line ends as on Windows. */
function onlyCarriageReturns(bytes: Buffer): boolean {
  let at = bytes.indexOf(10);
  if (at === -1) return false;
  for (; at !== -1; at = bytes.indexOf(10, at + 1)) if (bytes[at - 1] !== 13) return false;
  return true;
}
