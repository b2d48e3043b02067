import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Recording } from "../recording/recording";
import { statusErrorOf, streamErrorOf } from "./call-error";
import { decodedEmbeddings } from "./embeddings";
import { eventDataOf, eventValuesOf } from "./event-stream";
import { BODY, printItem, printItems, type Write } from "./print-response";
import { eventTypeOf } from "./response-events";
import { typedWriterOf } from "./typed";
import type { CallError, Recorded, WireAnswer } from "./wire";

/** The answer of a call through the OpenAI SDK, as the recorder writes it. */
export function recordedOpenai(recording: Recording, answer: WireAnswer): Recorded {
  if (answer.status < 200 || answer.status >= 300) return failed(statusErrorOf(answer));
  const streaming = recording.input.get("stream")?.boolean === true;
  const write = typedWriterOf(recording, typeOf(recording, streaming));
  if (streaming) return recordedStream(answer.text, write);
  const parsed = parseJson(answer.text);
  if (!parsed.ok) return { ok: false, message: `the answer is not JSON: ${parsed.error.message}` };
  const { root } = parsed.doc;
  const whole = { ok: true, streaming: false, status: null, error: null } as const;
  if (!isModels(recording)) {
    const node = recording.endpoint.endsWith("/embeddings") ? decodedEmbeddings(recording, root) : root;
    return { ...whole, body: printItem(node, BODY, write) };
  }
  const data = root.get("data");
  if (data?.kind !== "array") return { ok: false, message: "the answer holds no list `data` of models" };
  return { ...whole, body: printItems(data.items(), BODY, write) };
}

function recordedStream(text: string, write: Write<JsonNode>): Recorded {
  const read = eventValuesOf(eventDataOf(text));
  if (!read.ok) return { ok: false, message: `event ${read.event} of the stream is not JSON: ${read.message}` };
  const end = read.values.findIndex((value) => streamErrorOf(value) !== null);
  const items = end === -1 ? read.values : read.values.slice(0, end);
  const broken = read.values[end];
  const error = broken ? streamErrorOf(broken) : null;
  if (items.length === 0) return error ? failed(error) : { ok: false, message: "the stream ended without an event" };
  return { ok: true, streaming: true, status: null, error, body: printItems(items, BODY, write) };
}

function failed(error: CallError): Recorded {
  return { ok: true, body: "null", streaming: false, status: null, error };
}

function isModels({ endpoint }: Recording): boolean {
  return endpoint.endsWith("/models");
}

/** The class of an answer where the recording itself holds none. */
function typeOf(recording: Recording, streaming: boolean): string {
  const { endpoint, input } = recording;
  if (isModels(recording)) return "openai.types.model.Model";
  if (endpoint.endsWith("/embeddings")) return "openai.types.create_embedding_response.CreateEmbeddingResponse";
  if (endpoint.endsWith("/responses"))
    return streaming ? eventTypeOf("response.created") : "openai.types.responses.response.Response";
  if (endpoint.endsWith("/completions") && input.get("messages") === undefined)
    return "openai.types.completion.Completion";
  return streaming
    ? "openai.types.chat.chat_completion_chunk.ChatCompletionChunk"
    : "openai.types.chat.chat_completion.ChatCompletion";
}
