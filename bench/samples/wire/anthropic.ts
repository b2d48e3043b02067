import { status } from "../scene";
import { stretchesOf, tokensOf } from "../text";
import type { Fields, Value } from "../values";
import { lineStream } from "./sse";

export const MODEL = "claude-sonnet-4-5";

export const thinking = (text: string, signature: string): Fields => ({ type: "thinking", thinking: text, signature });
export const saidText = (text: string): Fields => ({ type: "text", text });
export const toolUse = (id: string, name: string, input: Fields): Fields => ({ type: "tool_use", id, name, input });
export const resultOf = (id: string, content: Value, failed = false): Fields => ({
  type: "tool_result",
  tool_use_id: id,
  content,
  ...(failed ? { is_error: true } : {}),
});

type Counts = { input: number; output: number };

export function messageAnswer(id: string, content: Fields[], stop: string, { input, output }: Counts) {
  return status(200, {
    id,
    type: "message",
    role: "assistant",
    model: MODEL,
    content,
    stop_reason: stop,
    stop_sequence: null,
    usage: { input_tokens: input, output_tokens: output },
  });
}

export type Block =
  | { type: "thinking"; text: string; signature: string }
  | { type: "text"; text: string }
  | { type: "tool_use"; id: string; name: string; input: Fields };

export function messageStream(id: string, blocks: readonly Block[], stop: string, { input, output }: Counts) {
  const message = {
    id,
    type: "message",
    role: "assistant",
    model: MODEL,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: input, output_tokens: 1 },
  };
  const events: Fields[] = [
    { type: "message_start", message },
    ...blocks.flatMap((block, index): Fields[] => [
      { type: "content_block_start", index, content_block: startOf(block) },
      ...deltasOf(block).map((delta) => ({ type: "content_block_delta", index, delta })),
      { type: "content_block_stop", index },
    ]),
    { type: "message_delta", delta: { stop_reason: stop, stop_sequence: null }, usage: { output_tokens: output } },
    { type: "message_stop" },
  ];
  return lineStream(events.map((data) => ({ event: String(data.type), data })));
}

function startOf(block: Block): Fields {
  if (block.type === "thinking") return { type: "thinking", thinking: "", signature: "" };
  if (block.type === "text") return { type: "text", text: "" };
  return { type: "tool_use", id: block.id, name: block.name, input: {} };
}

function deltasOf(block: Block): Fields[] {
  if (block.type === "text") return stretchesOf(block.text, 3).map((text) => ({ type: "text_delta", text }));
  if (block.type === "tool_use") {
    return tokensOf(JSON.stringify(block.input)).map((piece) => ({
      type: "input_json_delta",
      partial_json: piece,
    }));
  }
  return [
    ...stretchesOf(block.text, 3).map((text) => ({ type: "thinking_delta", thinking: text })),
    { type: "signature_delta", signature: block.signature },
  ];
}
