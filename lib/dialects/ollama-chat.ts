import type { JsonNode } from "../json/document";
import type { Chunk, MediaSource, Message, Part, ResponseView, TokenLogprob, Usage } from "../recording/message";
import { Assembly, push } from "./assembly";
import { mergedUsage, usageOf } from "./fields";
import { logprobsOf } from "./logprobs";
import { dataOf, emptyResponse, jsonPart, message } from "./shared";

const USAGE = { input: "prompt_eval_count", output: "eval_count" };

/** A message of a chat: thinking, content, images and calls in this order; a tool's result names its tool. */
export function messageOf(node: JsonNode): Message {
  const role = node.get("role")?.string;
  if (role === undefined) return message("user", [jsonPart("message", node)], node);
  return {
    ...message(role, partsOf(node), node),
    toolCallId: node.get("tool_call_id")?.string ?? null,
    name: (node.get("tool_name") ?? node.get("name"))?.string ?? null,
  };
}

function partsOf(node: JsonNode): Part[] {
  const content = node.get("content");
  const parts: Part[] = [
    ...textPartsOf("reasoning", node.get("thinking")),
    ...textPartsOf("text", content),
    ...imagesOf(node.get("images")),
    ...(node.get("tool_calls")?.items() ?? []).map(callOf),
  ];
  if (content && !content.isNull && content.string === undefined) parts.push(jsonPart("content", content));
  return parts;
}

export function textPartsOf(type: "text" | "reasoning", node: JsonNode | undefined): Part[] {
  return node?.string ? [{ type, text: node.string, pointer: node.pointer }] : [];
}

export function imagesOf(images: JsonNode | undefined): Part[] {
  return (images?.items() ?? []).map(imageOf);
}

function imageOf(image: JsonNode): Part {
  const source = sourceOf(image.string ?? image.get("value")?.string);
  return source ? { type: "image", source, detail: null, pointer: image.pointer } : jsonPart("image", image);
}

/** The wire carries no media type; the first characters of the base64 text tell. */
function sourceOf(data: string | undefined): MediaSource | undefined {
  if (data === undefined) return undefined;
  const signatures: [string, string][] = [
    ["iVBORw0KGgo", "image/png"],
    ["/9j/", "image/jpeg"],
    ["R0lGOD", "image/gif"],
    ["UklGR", "image/webp"],
  ];
  const mediaType = signatures.find(([start]) => data.startsWith(start))?.[1] ?? "application/octet-stream";
  return { type: "inline", mediaType, data };
}

function callOf(call: JsonNode): Part {
  const name = call.path("function", "name")?.string;
  if (name === undefined) return jsonPart("tool_call", call);
  const args = call.path("function", "arguments");
  return {
    type: "tool_call",
    id: call.get("id")?.string ?? null,
    name,
    arguments: args?.string ?? args?.raw ?? "",
    pointer: call.pointer,
  };
}

/** The answer of `/api/generate` or `/api/chat` (format, section 2.2, H1 and H2), one object or a list of them. */
export function answerOf(body: JsonNode): ResponseView {
  return body.kind === "array" ? streamOf(body) : singleOf(dataOf(body));
}

function singleOf(data: JsonNode): ResponseView {
  const said = data.get("message");
  const image = data.get("image");
  const parts = [
    ...textPartsOf("reasoning", data.get("thinking")),
    ...textPartsOf("text", data.get("response")),
    ...(image?.string ? [imageOf(image)] : []),
  ];
  return {
    ...emptyResponse,
    messages: [said?.kind === "object" ? messageOf(said) : message("assistant", parts, data)],
    finishReason: data.get("done_reason")?.string ?? null,
    usage: usageOf(data, USAGE),
    logprobs: logprobsOf(data.get("logprobs")),
  };
}

function streamOf(body: JsonNode): ResponseView {
  const fold = new Fold();
  const chunks = body.items().map((item) => fold.read(item));
  const { finishReason, usage, logprobs } = fold;
  const messages = [message(fold.role, fold.assembly.parts, null)];
  return { ...emptyResponse, messages, finishReason, usage, chunks, logprobs };
}

class Fold {
  role = "assistant";
  finishReason: string | null = null;
  usage: Usage | null = null;
  readonly logprobs: TokenLogprob[] = [];
  readonly assembly = new Assembly(0);
  private calls = 0;

  read(item: JsonNode): Chunk {
    const data = dataOf(item);
    const said = data.get("message");
    const label = item.get("__type__")?.string?.split(".").at(-1) ?? (said ? "ChatResponse" : "GenerateResponse");
    const chunk: Chunk = { label, pointers: [item.pointer], pieces: [], notes: [] };
    this.role = said?.get("role")?.string ?? this.role;
    this.grow("reasoning", (said ?? data).get("thinking"), chunk);
    this.grow("text", said ? said.get("content") : data.get("response"), chunk);
    for (const image of imagesOf(said?.get("images"))) {
      this.assembly.add("image", image);
      chunk.notes.push("image");
    }
    for (const call of said?.get("tool_calls")?.items() ?? []) this.call(call, chunk);
    this.finish(data, chunk);
    return chunk;
  }

  private grow(type: "text" | "reasoning", node: JsonNode | undefined, chunk: Chunk): void {
    if (!node?.string) return;
    if (!this.assembly.has(type)) this.assembly.add(type, { type, text: "", pointer: null });
    push(chunk.pieces, this.assembly.append(type, { node }));
  }

  private call(node: JsonNode, chunk: Chunk): void {
    const part = callOf(node);
    const key = `call ${this.calls++}`;
    const args = node.path("function", "arguments");
    this.assembly.add(key, part.type === "tool_call" ? { ...part, arguments: "" } : part);
    if (args) push(chunk.pieces, this.assembly.append(key, { node: args }));
    chunk.notes.push(part.type === "tool_call" ? `tool call: ${part.name}` : "tool call");
  }

  private finish(data: JsonNode, chunk: Chunk): void {
    const reason = data.get("done_reason")?.string;
    if (reason !== undefined) {
      this.finishReason = reason;
      chunk.notes.push(`finish reason: ${reason}`);
    }
    const usage = usageOf(data, USAGE);
    if (usage) {
      this.usage = mergedUsage(this.usage, usage);
      chunk.notes.push("usage");
    }
    this.logprobs.push(...logprobsOf(data.get("logprobs")));
  }
}
