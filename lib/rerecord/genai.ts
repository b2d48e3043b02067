import type { JsonNode } from "../json/document";
import type { Indent } from "../json/indent";
import { pythonString } from "../json/python-text";
import type { Recording } from "../recording/recording";
import { generateContentResponse } from "../schema/genai";
import { type Overrides, writeTyped } from "../schema/print";
import { eventDataOf, eventValuesOf } from "./event-stream";
import { BODY, printItem, printItems } from "./print-response";
import { type Recorded, refusedWith, type WireAnswer } from "./wire";

const CIRCUMSTANCES = { sdk: "", seen: new Set<string>() };

/**
 * The answer of a call through Google's SDK: each item with the headers of the answer, in snake_case, without nulls.
 */
export function recordedGenai(recording: Recording, answer: WireAnswer): Recorded {
  if (answer.status !== 200) {
    return refusedWith(answer);
  }
  const streaming = recording.endpoint.endsWith("_stream");
  const read = eventValuesOf(streaming ? eventDataOf(answer.text) : [answer.text]);
  if (!read.ok) return { ok: false, message: `the answer is not JSON: ${read.message}` };
  const items = read.values;
  const write = (out: string[], node: JsonNode, indent: Indent) => {
    const overrides: Overrides = new Map([
      ["sdk_http_response", { json: headersAt(answer.headers, indent.inner), ifThere: false }],
      ...(streaming ? [] : [["automatic_function_calling_history", { json: "[]", ifThere: false }] as const]),
    ]);
    writeTyped(out, generateContentResponse, node, indent, CIRCUMSTANCES, overrides);
  };
  const [first] = items;
  if (!first) return { ok: false, message: "the stream ended without an event" };
  const body = streaming ? printItems(items, BODY, write) : printItem(first, BODY, write);
  return { ok: true, body, streaming, status: null, error: null };
}

/** Headers of one name are joined by a comma, as Python's client does. */
function headersAt(headers: WireAnswer["headers"], { line, inner }: Indent): string {
  const joined = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  const members = [...joined].map(([name, value]) => `${pythonString(name)}: ${pythonString(value)}`);
  const named = `{${inner.inner.line}${members.join(inner.inner.comma)}${inner.line}}`;
  return `{${inner.line}"headers": ${named}${line}}`;
}
