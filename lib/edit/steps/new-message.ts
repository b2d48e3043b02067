import type { JsonNode } from "../../json/document";
import type { Edit } from "../edit";
import { nodeOf } from "../writers/writer";

type NewMessage = Extract<Edit, { type: "add-message" }>;

/** The member of a request's input that lists its messages, where there is a list. */
export function messageListOf(dialect: string): string {
  return { genai: "contents", "openai-responses": "input", interactions: "input" }[dialect] ?? "messages";
}

/** A message as a dialect's request writes it; null where the dialect has no such message. */
export function newMessageOf(dialect: string, { role, text, toolCallId }: NewMessage): JsonNode | null {
  const isTool = role === "tool";
  switch (dialect) {
    case "anthropic":
      if (role === "system") return null;
      return nodeOf(
        isTool
          ? { role: "user", content: [{ type: "tool_result", tool_use_id: toolCallId ?? "", content: text }] }
          : { role, content: text },
      );
    case "openai-responses":
      return nodeOf(
        isTool ? { type: "function_call_output", call_id: toolCallId ?? "", output: text } : { role, content: text },
      );
    case "genai":
      if (isTool || role === "system") return null;
      return nodeOf({ parts: [{ text }], role: role === "assistant" ? "model" : role });
    case "interactions":
      if (role === "system") return null;
      return nodeOf(
        isTool
          ? { type: "function_result", call_id: toolCallId ?? "", result: text }
          : { role: role === "assistant" ? "model" : role, content: [{ type: "text", text }] },
      );
    case "openai-chat":
    case "ollama":
      return nodeOf(isTool ? { role, tool_call_id: toolCallId ?? "", content: text } : { role, content: text });
    default:
      return null;
  }
}
