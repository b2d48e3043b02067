import type { JsonNode } from "../json/document";
import type { Message, Part, ResponseView } from "../recording/message";

export function message(role: string, parts: Part[], node: JsonNode | null): Message {
  return { role, parts, toolCallId: null, name: null, isError: false, pointer: node?.pointer ?? null };
}

export function jsonPart(label: string, node: JsonNode): Part {
  return { type: "json", label, text: node.raw, pointer: node.pointer };
}

export function jsonMessage(role: string, label: string, node: JsonNode): Message {
  return message(role, [jsonPart(label, node)], node);
}

export const emptyResponse: Omit<ResponseView, "messages"> = {
  finishReason: null,
  usage: null,
  error: null,
  chunks: [],
  logprobs: [],
  payload: null,
};

/** The wire object of a typed item (`{"__type__", "__data__"}`), or the item itself where it is untyped. */
export function dataOf(item: JsonNode): JsonNode {
  return item.get("__type__") ? (item.get("__data__") ?? item) : item;
}
