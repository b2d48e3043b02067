import type { JsonNode } from "../json/document";
import type { MediaSource, Message, Part } from "../recording/message";
import { jsonPart, message } from "./shared";

/** A message of a request; its tool results become messages of role `tool`, one each, before what else it says. */
export function messagesOf(node: JsonNode): Message[] {
  const role = node.get("role")?.string;
  const content = node.get("content");
  if (role === undefined || !content) return [message(role ?? "user", [jsonPart("message", node)], node)];
  const blocks = content.items();
  const results = blocks.filter(isResult).map(resultOf);
  const rest = content.kind === "array" ? blocks.filter((block) => !isResult(block)).map(partOf) : partsOf(content);
  return rest.length > 0 || results.length === 0 ? [...results, message(role, rest, node)] : results;
}

/** The parts of a content: a string, or a list of blocks. */
export function partsOf(content: JsonNode): Part[] {
  if (content.string !== undefined) return [{ type: "text", text: content.string, pointer: content.pointer }];
  if (content.kind === "array") return content.items().map(partOf);
  return content.isNull ? [] : [jsonPart("content", content)];
}

/** A content block as a part; `json` where its type is not known. */
export function partOf(block: JsonNode): Part {
  return knownPartOf(block) ?? jsonPart(block.get("type")?.string ?? "content", block);
}

function knownPartOf(block: JsonNode): Part | undefined {
  switch (block.get("type")?.string) {
    case "text":
      return textPart("text", block.get("text"));
    case "thinking":
      return textPart("reasoning", block.get("thinking"));
    case "redacted_thinking":
      // Reasoning that only the provider can read: shown as reasoning without a text.
      return { type: "reasoning", text: "", pointer: null };
    case "tool_use":
    case "server_tool_use":
    case "mcp_tool_use":
      return {
        type: "tool_call",
        id: block.get("id")?.string ?? null,
        name: block.get("name")?.string ?? "",
        arguments: block.get("input")?.raw ?? "",
        pointer: block.pointer,
      };
    case "image": {
      const source = sourceOf(block.get("source"));
      return source && { type: "image", source, detail: null, pointer: block.pointer };
    }
    case "document":
      return documentOf(block);
  }
}

function textPart(type: "text" | "reasoning", node: JsonNode | undefined): Part | undefined {
  return node?.string === undefined ? undefined : { type, text: node.string, pointer: node.pointer };
}

function documentOf(block: JsonNode): Part | undefined {
  const from = block.get("source");
  if (from?.get("type")?.string === "text") return textPart("text", from.get("data"));
  const source = sourceOf(from);
  return source && { type: "file", source, name: block.get("title")?.string ?? null, pointer: block.pointer };
}

function sourceOf(source: JsonNode | undefined): MediaSource | undefined {
  const url = source?.get("url")?.string;
  const id = source?.get("file_id")?.string;
  const data = source?.get("data")?.string;
  if (url !== undefined) return { type: "url", url };
  if (id !== undefined) return { type: "id", id };
  if (data === undefined) return undefined;
  return { type: "inline", mediaType: source?.get("media_type")?.string ?? "application/octet-stream", data };
}

function isResult(block: JsonNode): boolean {
  return block.get("type")?.string === "tool_result";
}

function resultOf(block: JsonNode): Message {
  const content = block.get("content");
  return {
    ...message("tool", content ? partsOf(content) : [], block),
    toolCallId: block.get("tool_use_id")?.string ?? null,
    isError: block.get("is_error")?.boolean ?? false,
  };
}
