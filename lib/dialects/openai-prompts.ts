import type { JsonNode } from "../json/document";
import type { Message } from "../recording/message";
import { jsonMessage, message } from "./shared";

/** The inputs of a completion or an embedding, one message each: a string, a list of strings, or tokens, kept raw. */
export function promptsOf(prompt: JsonNode | undefined): Message[] {
  if (!prompt || prompt.isNull) return [];
  const items = prompt.items();
  const prompts = items.length > 0 && items.every((item) => item.kind !== "number") ? items : [prompt];
  return prompts.map((node) =>
    node.string === undefined
      ? jsonMessage("user", "tokens", node)
      : message("user", [{ type: "text", text: node.string, pointer: node.pointer }], node),
  );
}
