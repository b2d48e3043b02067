import { parseJson } from "../json/parse";
import { compactPython } from "../json/print";
import { pythonString } from "../json/python-text";
import type { Recording } from "../recording/recording";
import { BODY, printItem } from "./print-response";
import { typedWriterOf } from "./typed";
import { type Recorded, refusedWith, type WireAnswer } from "./wire";

/** The answer of a web search: what the tool hands on is a text that holds the query and the results as JSON. */
export function recordedTavily(recording: Recording, { status, text }: WireAnswer): Recorded {
  if (status < 200 || status >= 300) {
    return refusedWith({ status, text });
  }
  const parsed = parseJson(text);
  const results = parsed.ok ? parsed.doc.root.get("results") : undefined;
  const query = parsed.ok ? parsed.doc.root.get("query") : undefined;
  if (!results || !query) return { ok: false, message: "the answer holds no `query` and `results`" };
  const content = `{"query": ${compactPython(query)}, "top_k": ${compactPython(results)}}`;
  const write = typedWriterOf(recording, "ogx_api.tools.ToolInvocationResult");
  const wire = parseJson(`{"content": ${pythonString(content)}, "metadata": ${metadataOf(recording)}}`);
  if (!wire.ok) return { ok: false, message: "the answer could not be written" };
  return { ok: true, body: printItem(wire.doc.root, BODY, write), streaming: false, status: null, error: null };
}

/** The tool's own code makes the metadata, always alike: it is copied. */
function metadataOf({ body }: Recording): string {
  return body?.path("__data__", "metadata")?.raw ?? "null";
}
