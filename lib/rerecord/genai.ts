import type { JsonNode } from "../json/document";
import { pythonString } from "../json/python-text";
import type { Recording } from "../recording/recording";
import { generateContentResponse } from "../schema/genai";
import { printTyped } from "../schema/print";
import { eventDataOf, eventValuesOf } from "./event-stream";
import { BODY_LINE, printItems } from "./print-response";
import { type Recorded, refusedWith, type WireAnswer } from "./wire";

const CIRCUMSTANCES = { sdk: "", seen: new Set<string>() };

/** The answer of a call through Google's SDK: each item with the headers of the answer, in snake_case, without nulls. */
export function recordedGenai(recording: Recording, answer: WireAnswer): Recorded {
  if (answer.status !== 200) {
    return refusedWith(answer);
  }
  const streaming = recording.endpoint.endsWith("_stream");
  const read = eventValuesOf(streaming ? eventDataOf(answer.text) : [answer.text]);
  if (!read.ok) return { ok: false, message: `the answer is not JSON: ${read.message}` };
  const items = read.values;
  const write = (node: JsonNode, line: string) =>
    printTyped(generateContentResponse, node, line, CIRCUMSTANCES, (key) => {
      if (key === "sdk_http_response") return headersAt(answer.headers, `${line}  `);
      return key === "automatic_function_calling_history" && !streaming ? "[]" : null;
    });
  const [first] = items;
  if (!first) return { ok: false, message: "the stream ended without an event" };
  const body = streaming ? printItems(items, BODY_LINE, write) : write(first, BODY_LINE);
  return { ok: true, body, streaming, status: null, error: null };
}

/** Headers of one name are joined by a comma, as Python's client does. */
function headersAt(headers: WireAnswer["headers"], line: string): string {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const inner = `${line}    `;
  const members = [...joined].map(([name, value]) => `${pythonString(name)}: ${pythonString(value)}`);
  return `{${line}  "headers": {${inner}${members.join(`,${inner}`)}${line}  }${line}}`;
}
