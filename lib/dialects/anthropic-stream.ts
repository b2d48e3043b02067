import type { JsonNode } from "../json/document";
import type { Chunk, Part, ResponseError, ResponseView, Usage } from "../recording/message";
import { partOf } from "./anthropic-content";
import { Assembly, push } from "./assembly";
import { mergedUsage, usageOf } from "./fields";
import { emptyResponse, errorFrom, message } from "./shared";
import { chunkOf, type SseEvent, sseEventsOf } from "./sse";

export const USAGE = { input: "input_tokens", output: "output_tokens", cached: "cache_read_input_tokens" };

/** Where each kind of delta carries its text, and which part the text belongs to. */
const DELTAS: Record<string, { member: string; part: "text" | "reasoning" | "tool_call" }> = {
  text_delta: { member: "text", part: "text" },
  thinking_delta: { member: "thinking", part: "reasoning" },
  input_json_delta: { member: "partial_json", part: "tool_call" },
};

/** Folds the recorded event lines of a streamed message (format, section 2.2, R10 Anthropic). */
export function streamOf(body: JsonNode): ResponseView {
  const fold = new Fold();
  const chunks = sseEventsOf(body).map((event) => fold.read(event));
  const { parts, role } = fold.finished();
  const { finishReason, usage, error } = fold;
  const messages = role !== null || parts.length > 0 ? [message(role ?? "assistant", parts, null)] : [];
  return { ...emptyResponse, messages, finishReason, usage, error, chunks };
}

class Fold {
  finishReason: string | null = null;
  usage: Usage | null = null;
  error: ResponseError | null = null;
  private role: string | null = null;
  private readonly assembly = new Assembly(0);
  /** Inputs that came whole with a tool's block, by block; they stand unless deltas bring another. */
  private readonly wholeInputs = new Map<string, string>();

  read(event: SseEvent): Chunk {
    const data = event.doc?.root;
    const chunk = chunkOf(event);
    if (!data) return chunk;
    const key = data.get("index")?.raw ?? "0";
    switch (data.get("type")?.string ?? event.name) {
      case "message_start":
        this.role = data.path("message", "role")?.string ?? "assistant";
        chunk.notes.push("role");
        this.count(data.path("message", "usage"), chunk);
        break;
      case "content_block_start":
        this.start(key, data.get("content_block"), event, chunk);
        break;
      case "content_block_delta":
        this.grow(key, data.get("delta"), event, chunk);
        break;
      case "message_delta":
        this.finish(data.path("delta", "stop_reason")?.string, chunk);
        this.count(data.get("usage"), chunk);
        break;
      case "error":
        this.error = errorFrom(data.get("error") ?? data, null);
        chunk.notes.push(`error: ${this.error.type}`);
    }
    return chunk;
  }

  finished(): { parts: Part[]; role: string | null } {
    for (const [key, input] of this.wholeInputs) {
      const part = this.assembly.partOf(key);
      if (part?.type === "tool_call" && part.arguments === "") part.arguments = input;
    }
    return { parts: this.assembly.parts, role: this.role };
  }

  private start(key: string, block: JsonNode | undefined, event: SseEvent, chunk: Chunk): void {
    if (!block) return;
    const part = partOf(block);
    if (part.type === "tool_call") {
      this.wholeInputs.set(key, part.arguments);
      this.assembly.add(key, { ...part, arguments: "", pointer: null });
      chunk.notes.push(`tool call: ${part.name}`);
      return;
    }
    const node = block.get("text") ?? block.get("thinking");
    if ((part.type === "text" || part.type === "reasoning") && node) {
      this.assembly.add(key, { ...part, text: "", pointer: null });
      push(chunk.pieces, this.assembly.append(key, { node, pointer: event.pointer }));
    } else {
      this.assembly.add(key, { ...part, pointer: null });
      chunk.notes.push(block.get("type")?.string ?? "content");
    }
  }

  private grow(key: string, delta: JsonNode | undefined, event: SseEvent, chunk: Chunk): void {
    const type = delta?.get("type")?.string ?? "";
    const known = Object.hasOwn(DELTAS, type) ? DELTAS[type] : undefined;
    const node = known && delta?.get(known.member);
    if (!known || node?.string === undefined) {
      chunk.notes.push(type.replace(/_delta$/, "") || "delta");
      return;
    }
    if (!this.assembly.has(key)) this.assembly.add(key, emptyPart(known.part));
    push(chunk.pieces, this.assembly.append(key, { node, pointer: event.pointer }));
  }

  private finish(reason: string | undefined, chunk: Chunk): void {
    if (reason === undefined) return;
    this.finishReason = reason;
    chunk.notes.push(`finish reason: ${reason}`);
  }

  private count(node: JsonNode | undefined, chunk: Chunk): void {
    const usage = usageOf(node, USAGE);
    if (!usage) return;
    this.usage = mergedUsage(this.usage, usage);
    chunk.notes.push("usage");
  }
}

/** The part of a delta whose block was never opened: the stream began in the middle. */
function emptyPart(type: "text" | "reasoning" | "tool_call"): Part {
  if (type === "tool_call") return { type, id: null, name: "", arguments: "", pointer: null };
  return { type, text: "", pointer: null };
}
