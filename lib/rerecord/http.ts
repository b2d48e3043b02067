import { parseJson } from "../json/parse";
import { printPythonAt } from "../json/print";
import { pythonString } from "../json/python-text";
import type { Recording } from "../recording/recording";
import { pythonLinesOf } from "./event-stream";
import { BODY, printItems } from "./print-response";
import type { Recorded, WireAnswer } from "./wire";

/** The answer of a raw HTTP call: its status and JSON as they came, whatever they say; or the lines of a stream. */
export function recordedHttp(recording: Recording, { status, text }: WireAnswer): Recorded {
  const streaming = recording.body?.kind === "array" && recording.streaming;
  if (streaming) {
    if (status < 200 || status >= 300) {
      return { ok: false, message: `the provider answered ${status} before the stream: ${text.trim().slice(0, 500)}` };
    }
    const lines = pythonLinesOf(text);
    if (lines.length === 0) return { ok: false, message: "the stream ended without a line" };
    return {
      ok: true,
      body: printItems(lines, BODY, (out, each) => out.push(pythonString(each))),
      streaming,
      status: null,
      error: null,
    };
  }
  const parsed = parseJson(text);
  if (!parsed.ok) return { ok: false, message: `the answer is not JSON: ${parsed.error.message}` };
  return { ok: true, body: printPythonAt(parsed.doc.root, BODY), streaming: false, status, error: null };
}
