import { parseJson } from "../json/parse";
import { openRecording } from "../recording/recording";
import { type ClueResult, failed, noClue } from "./clue";
import { clueOfRecording } from "./clue-of-recording";
import { clueOfCurl } from "./curl-clue";
import { clueOfLog } from "./log-clue";

const MIN_KEY_DIGITS = 8;

/** Reads a request body, a recording, a curl command, a key, or a failing test's log. */
export function clueOf(text: string): ClueResult {
  const trimmed = text.trim();
  if (trimmed === "")
    return failed("Nothing was pasted.", "Paste a request body, a curl command, a key, or a test's log.");
  const digits = /^(?:models-)?([0-9a-f]+)(?:-[0-9a-f]{8})?(?:\.json)?$/i.exec(
    trimmed.slice(trimmed.lastIndexOf("/") + 1),
  )?.[1];
  if (digits !== undefined && !/\s/.test(trimmed)) return clueOfKey(digits.toLowerCase());
  if (/^(?:\$\s*)?curl\s/.test(trimmed)) return clueOfCurl(trimmed.replace(/^\$\s*/, ""));
  if (/^(?:\{|\[\s*[[{"\d\]-])/.test(trimmed)) return clueOfJson(trimmed);
  return clueOfLog(text);
}

/** A key as typed: at least 8 hexadecimal digits, at most 64. */
export function clueOfKey(digits: string): ClueResult {
  if (digits.length < MIN_KEY_DIGITS) {
    const message = `A key needs at least ${MIN_KEY_DIGITS} digits; \`${digits}\` has ${digits.length}.`;
    return failed(message, "Paste more of the key: shorter ones fit too many recordings.");
  }
  if (digits.length > 64) return failed(`A key has 64 digits; this one has ${digits.length}.`, "Paste one key only.");
  return { ok: true, clue: { ...noClue, source: "key", key: digits } };
}

/** A request body, or a whole recording. */
function clueOfJson(text: string): ClueResult {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const { message, line, column } = parsed.error;
    return failed(
      `The pasted text is not JSON: ${message}, at line ${line}, column ${column}.`,
      "Paste the whole body, from the first brace to the last.",
    );
  }
  const { root } = parsed.doc;
  if (root.kind !== "object") return failed("A request body is a JSON object.", "Paste the object that was sent.");
  if (root.get("request")) return clueOfPasted(text);
  const model = root.get("model")?.string ?? null;
  return { ok: true, clue: { ...noClue, source: "body", model, body: root.raw } };
}

function clueOfPasted(text: string): ClueResult {
  // A request alone is enough: what came back does not count for the key.
  const opened = openRecording(
    "pasted.json",
    parseJson(text).ok && !/"response"\s*:/.test(text) ? withResponse(text) : text,
  );
  if (!opened.ok) return failed(`The pasted text is ${opened.problem.message}.`, opened.problem.hint);
  const clue = clueOfRecording(opened.recording);
  if (clue) return { ok: true, clue };
  return failed(
    "Only inference and HTTP calls can be explained from their text.",
    "Paste the recording's key instead.",
  );
}

function withResponse(text: string): string {
  return `${text.trimEnd().slice(0, -1)}, "response": {}}`;
}
