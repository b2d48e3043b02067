import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Recording } from "../recording/recording";
import { BODY, printItem, printItems } from "./print-response";
import { typedWriterOf } from "./typed";
import { type Recorded, refusedWith, type WireAnswer } from "./wire";

const TYPES: Readonly<Record<string, string>> = {
  "/api/ps": "ollama._types.ProcessResponse",
  "/api/tags": "ollama._types.ListResponse",
  "/api/generate": "ollama._types.GenerateResponse",
  "/api/chat": "ollama._types.ChatResponse",
  "/api/embeddings": "ollama._types.EmbedResponse",
  "/api/embed": "ollama._types.EmbedResponse",
  "/api/pull": "ollama._types.ProgressResponse",
};

/** The answer of a call through Ollama's own SDK: one object, or a stream of objects, one a line. */
export function recordedOllama(recording: Recording, { status, text }: WireAnswer): Recorded {
  if (status < 200 || status >= 300) {
    return refusedWith({ status, text });
  }
  const streaming = recording.body ? recording.streaming : recording.input.get("stream")?.boolean === true;
  const write = typedWriterOf(recording, TYPES[recording.endpoint] ?? "ollama._types.ProcessResponse");
  const items: JsonNode[] = [];
  for (const line of streaming ? text.split("\n").filter((each) => each.trim() !== "") : [text]) {
    const parsed = parseJson(line);
    if (!parsed.ok) return { ok: false, message: `the answer is not JSON: ${parsed.error.message}` };
    items.push(parsed.doc.root);
  }
  const [first] = items;
  if (!first) return { ok: false, message: "the answer is empty" };
  const body = streaming ? printItems(items, BODY, write) : printItem(first, BODY, write);
  return { ok: true, body, streaming, status: null, error: null };
}
