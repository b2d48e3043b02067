import type { JsonNode } from "../json/document";
import type { ResponseView } from "../recording/message";
import type { Recording } from "../recording/recording";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { promptsOf } from "./openai-prompts";
import { openaiUsageOf } from "./openai-usage";
import { bodyTypeOf } from "./openai-wire";
import { dataOf, emptyResponse, errorOf, jsonMessage } from "./shared";

/** OpenAI's embeddings (format, section 2: R6); vectors come as lists of numbers or as base64. */
export const openaiEmbeddings: Dialect = {
  id: "openai-embeddings",
  label: "OpenAI embeddings",
  matches: (recording) => {
    const type = bodyTypeOf(recording);
    if (type !== "") return type.endsWith(".CreateEmbeddingResponse");
    return /^(?!\/api\/).*\/embeddings$/.test(recording.endpoint);
  },
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: promptsOf(input.get("input")),
    tools: [],
    parameters: parametersOf(input, ["model", "input"]),
  }),
  readResponse: (recording) => ({ ...readEmbeddings(recording), error: errorOf(recording) }),
};

function readEmbeddings({ body }: Recording): ResponseView {
  const data = body && dataOf(body);
  const list = data?.get("data");
  if (!data || list?.kind !== "array") {
    return { ...emptyResponse, messages: data?.get("error") ? [] : rawAnswer(body) };
  }
  const entries = list.items().map((item, position) => {
    const embedding = item.get("embedding") ?? item;
    return { embedding, label: String(item.get("index")?.number ?? position), values: valuesOf(embedding) };
  });
  return {
    ...emptyResponse,
    messages: entries.flatMap(({ embedding, values }) =>
      values ? [] : [jsonMessage("assistant", "embedding", embedding)],
    ),
    usage: openaiUsageOf(data.get("usage")),
    payload: {
      type: "embeddings",
      vectors: entries.flatMap(({ embedding, label, values }) =>
        values ? [{ label, values, pointer: embedding.pointer }] : [],
      ),
    },
  };
}

/** The numbers of a vector; null where it is none. */
function valuesOf(embedding: JsonNode): number[] | null {
  const encoded = embedding.string;
  if (encoded !== undefined) return floatsOf(encoded);
  if (embedding.kind !== "array") return null;
  const values: number[] = [];
  for (const item of embedding.items()) {
    const { number } = item;
    if (number === undefined) return null;
    values.push(number);
  }
  return values;
}

/** Base64 of float32 numbers, little-endian; null where the text is no such base64. */
export function floatsOf(base64: string): number[] | null {
  // `atob` throws on wrong padding, and needs none.
  const [, digits] = /^([A-Za-z0-9+/]*)={0,2}$/.exec(base64.replace(/\s/g, "")) ?? [];
  if (digits === undefined || digits.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(digits), (char) => char.charCodeAt(0));
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(i * 4, true));
}
