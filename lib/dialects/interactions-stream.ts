import type { JsonNode } from "../json/document";
import type { Chunk, ResponseError, ResponseView, Usage } from "../recording/message";
import { Assembly, push } from "./assembly";
import { mergedUsage, usageOf } from "./fields";
import { argumentsOf, partOf, partsOf } from "./interactions-content";
import { emptyResponse, errorFrom, message } from "./shared";
import { chunkOf, type SseEvent, sseEventsOf } from "./sse";

export const USAGE = {
  input: "total_input_tokens",
  output: "total_output_tokens",
  total: "total_tokens",
  reasoning: "total_thought_tokens",
  cached: "total_cached_tokens",
};

/** Folds the recorded event lines of a streamed interaction (format, section 2.2, R10 interactions). */
export function streamOf(body: JsonNode): ResponseView {
  const fold = new Fold();
  const chunks = sseEventsOf(body).map((event) => fold.read(event));
  const { parts } = fold.assembly;
  const { id, finishReason, usage, error } = fold;
  return { ...emptyResponse, id, messages: [message("assistant", parts, null)], finishReason, usage, error, chunks };
}

class Fold {
  id: string | undefined;
  finishReason: string | null = null;
  usage: Usage | null = null;
  error: ResponseError | null = null;
  readonly assembly = new Assembly(0);

  read(event: SseEvent): Chunk {
    const chunk = chunkOf(event);
    const data = event.doc?.root;
    if (!data) return chunk;
    const key = data.get("index")?.raw ?? "0";
    const content = data.get("content");
    const delta = data.get("delta");
    if (content) this.start(key, content, event, chunk);
    if (delta) this.grow(key, delta, event, chunk);
    this.status(data, chunk);
    const error = data.get("error");
    if (error && !error.isNull) {
      this.error = errorFrom(error, null);
      chunk.notes.push(`error: ${this.error.type}`);
    }
    return chunk;
  }

  private start(key: string, content: JsonNode, event: SseEvent, chunk: Chunk): void {
    const part = partOf(content);
    chunk.notes.push(content.get("type")?.string ?? "content");
    if (part.type === "text") {
      this.assembly.add(key, { ...part, text: "", pointer: null });
      const node = content.get("text");
      if (node) push(chunk.pieces, this.assembly.append(key, { node, pointer: event.pointer }));
    } else if (part.type === "tool_call") {
      this.assembly.add(key, { ...part, arguments: "", pointer: null });
      const node = argumentsOf(content);
      if (node) push(chunk.pieces, this.assembly.append(key, { node, pointer: event.pointer }));
    } else this.assembly.add(key, { ...part, pointer: null });
  }

  private grow(key: string, delta: JsonNode, event: SseEvent, chunk: Chunk): void {
    const type = delta.get("type")?.string ?? "";
    const grow = (node: JsonNode | undefined) =>
      node && push(chunk.pieces, this.assembly.append(key, { node, pointer: event.pointer }));
    if (type === "text") {
      if (!this.assembly.has(key)) this.assembly.add(key, { type, text: "", pointer: null });
      grow(delta.get("text"));
    } else if (type === "thought_summary") {
      if (!this.assembly.has(key)) this.assembly.add(key, { type: "reasoning", text: "", pointer: null });
      grow(delta.path("content", "text"));
    } else if (type === "function_call") {
      this.call(key, delta, chunk);
      grow(argumentsOf(delta));
    } else {
      const part = partOf(delta);
      if (part.type === "json") chunk.notes.push(type || "delta");
      else this.assembly.add(key, { ...part, pointer: null });
    }
  }

  /** A call's id and name come with its opening or with its first delta. */
  private call(key: string, delta: JsonNode, chunk: Chunk): void {
    const id = delta.get("id")?.string ?? null;
    const name = delta.get("name")?.string ?? "";
    const part = this.assembly.partOf(key);
    if (part?.type === "tool_call") {
      part.id ??= id;
      part.name ||= name;
    } else this.assembly.add(key, { type: "tool_call", id, name, arguments: "", pointer: null });
    if (name !== "") chunk.notes.push(`tool call: ${name}`);
  }

  private status(data: JsonNode, chunk: Chunk): void {
    const interaction = data.get("interaction");
    this.id ??= interaction?.get("id")?.string;
    const status = (data.get("status") ?? interaction?.get("status"))?.string;
    if (status !== undefined) {
      this.finishReason = status;
      chunk.notes.push(`status: ${status}`);
    }
    const usage = usageOf(interaction?.get("usage"), USAGE);
    if (usage) {
      this.usage = mergedUsage(this.usage, usage);
      chunk.notes.push("usage");
    }
    const outputs = interaction?.get("outputs");
    if (outputs && this.assembly.parts.length === 0) {
      for (const part of partsOf(outputs)) this.assembly.parts.push({ ...part, pointer: null });
    }
  }
}
