import type { JsonNode } from "../json/document";
import type { Chunk, Message, ResponseView, ToolDefinition } from "../recording/message";
import type { Recording } from "../recording/recording";
import { Assembly, push } from "./assembly";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { matchCallsByOrder } from "./match-calls";
import { modelsTableOf } from "./models-table";
import { answerOf, imagesOf, messageOf, textPartsOf } from "./ollama-chat";
import { dataOf, emptyResponse, errorOf, jsonPart, message } from "./shared";

/** Ollama's own API (format, sections 1.3 and 2.2: R7, H1, H2, H3, typed and untyped). */
export const ollama: Dialect = {
  id: "ollama",
  label: "Ollama",
  matches: ({ endpoint }) => /^\/api\/(generate|chat|embed|embeddings|ps|tags|pull)$/.test(endpoint),
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: messagesOf(input),
    tools: (input.get("tools")?.items() ?? []).map(toolOf),
    parameters: parametersOf(input, ["model", "system", "prompt", "images", "messages", "input", "tools"]),
  }),
  readResponse: (recording) => ({ ...responseOf(recording), error: errorOf(recording) }),
};

function messagesOf(input: JsonNode): Message[] {
  const messages: Message[] = [];
  const system = input.get("system");
  if (system?.string) messages.push(message("system", textPartsOf("text", system), system));
  const asked = [input.get("prompt"), ...(input.get("input")?.items() ?? [input.get("input")])];
  const parts = [...asked.flatMap((node) => textPartsOf("text", node)), ...imagesOf(input.get("images"))];
  if (parts.length > 0) messages.push(message("user", parts, input.get("prompt") ?? input.get("input") ?? null));
  messages.push(...(input.get("messages")?.items() ?? []).map(messageOf));
  matchCallsByOrder(messages);
  return messages;
}

function toolOf(tool: JsonNode): ToolDefinition {
  const definition = tool.get("function") ?? tool;
  const type = tool.get("type")?.string ?? "function";
  return {
    name: definition.get("name")?.string ?? type,
    type,
    description: definition.get("description")?.string ?? null,
    schema: definition.get("parameters")?.raw ?? null,
    pointer: tool.pointer,
  };
}

function responseOf({ body, endpoint }: Recording): ResponseView {
  const data = body && dataOf(body.at(0) ?? body);
  if (!body || !data) return { ...emptyResponse, messages: [] };
  const models = data.get("models");
  if (models) return { ...emptyResponse, messages: [], payload: modelsTableOf(models.items()) };
  if (data.get("embeddings") ?? data.get("embedding")) return embeddingsOf(data);
  if (endpoint === "/api/pull" || data.get("status")) return progressOf(body);
  if (data.get("message") ?? data.get("response")) return answerOf(body);
  return { ...emptyResponse, messages: data.get("error") ? [] : rawAnswer(body) };
}

function embeddingsOf(data: JsonNode): ResponseView {
  const single = data.get("embedding");
  const lists = data.get("embeddings")?.items() ?? (single ? [single] : []);
  const vectors = lists.map((list, position) => ({
    label: String(position),
    values: list.items().flatMap((value) => value.number ?? []),
    pointer: list.pointer,
  }));
  const input = data.get("prompt_eval_count")?.number ?? null;
  const usage = input === null ? null : { input, output: null, total: null, reasoning: null, cached: null };
  return { ...emptyResponse, messages: [], usage, payload: { type: "embeddings", vectors } };
}

/** The progress of a download: a text for every status; a status that is said again brings nothing new. */
function progressOf(body: JsonNode): ResponseView {
  if (body.kind !== "array") return { ...emptyResponse, messages: [statusMessageOf(dataOf(body))] };
  const assembly = new Assembly(0);
  let said = "";
  const chunks = body.items().map((item, position): Chunk => {
    const node = dataOf(item).get("status");
    const label = item.get("__type__")?.string?.split(".").at(-1) ?? "ProgressResponse";
    const chunk: Chunk = { label, pointers: [item.pointer], pieces: [], notes: [] };
    if (!node?.string || node.string === said) return chunk;
    said = node.string;
    assembly.add(String(position), { type: "text", text: "", pointer: null });
    push(chunk.pieces, assembly.append(String(position), { node }));
    return chunk;
  });
  return { ...emptyResponse, messages: [message("assistant", assembly.parts, null)], chunks };
}

function statusMessageOf(data: JsonNode): Message {
  const parts = textPartsOf("text", data.get("status"));
  return message("assistant", parts.length > 0 ? parts : [jsonPart("progress", data)], data);
}
