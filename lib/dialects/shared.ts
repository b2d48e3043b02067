import type { JsonNode } from "../json/document";
import type { Message, Part, ResponseError, ResponseView } from "../recording/message";
import type { Recording } from "../recording/recording";

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

/**
 * The error that an answer is: what its body says under a status of 400 or more, or whatever the status, an `error`
 * member (an object or a text), which may stand in a list of one. Null for an answer that is no error.
 */
export function errorOf({ body, status }: Pick<Recording, "body" | "status">): ResponseError | null {
  const only = body?.kind === "array" ? body.at(0) : body;
  const holder = only && dataOf(only);
  const named = holder?.get("error");
  if (named && (named.kind === "object" || named.string)) return errorFrom(named, status);
  const failed = status !== null && status >= 400;
  if (!failed && holder?.get("object")?.string !== "error") return null;
  if (holder?.kind === "object") return errorFrom(holder, status);
  return { type: `HTTP ${status}`, message: body?.string ?? body?.raw ?? "", status };
}

/** An error as providers write it: `{message | detail, type | status | code}`, or a bare text. */
export function errorFrom(node: JsonNode, status: number | null): ResponseError {
  const code = node.get("code");
  const said = node.get("message") ?? node.get("detail") ?? node;
  return {
    type: node.get("type")?.string ?? node.get("status")?.string ?? code?.string ?? "error",
    message: said.string ?? said.raw,
    status: status ?? code?.number ?? node.get("status")?.number ?? null,
  };
}
