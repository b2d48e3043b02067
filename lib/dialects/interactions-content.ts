import type { JsonNode } from "../json/document";
import type { MediaSource, Message, Part } from "../recording/message";
import { jsonPart, message } from "./shared";

const RESULTS = new Set(["function_result", "function_response"]);
const FROM_MODEL = new Set(["thought", "function_call"]);

/**
 * The messages of an input: a text, a list of turns (`{role, content}`), or a list of contents without turns, each of
 * which speaks for the user, for the model (thoughts and calls), or for a tool (results).
 */
export function messagesOf(input: JsonNode | undefined): Message[] {
  if (!input || input.isNull) return [];
  if (input.kind !== "array") return input.kind === "object" ? turnOf(input) : [message("user", partsOf(input), input)];
  const messages: Message[] = [];
  for (const item of input.items()) {
    const read = turnOf(item);
    const [only] = read;
    const last = messages.at(-1);
    const joins = item.get("role") === undefined && only && last?.role === only.role && only.role !== "tool";
    if (joins) last.parts.push(...only.parts);
    else messages.push(...read);
  }
  return messages;
}

function turnOf(node: JsonNode): Message[] {
  const role = node.get("role")?.string;
  const content = node.get("content");
  if (role === undefined || !content) {
    const type = node.get("type")?.string ?? "";
    if (RESULTS.has(type)) return [resultOf(node)];
    return [message(FROM_MODEL.has(type) ? "assistant" : "user", [partOf(node)], node)];
  }
  const contents = content.items();
  const results = contents.filter(isResult).map(resultOf);
  const rest = content.kind === "array" ? contents.filter((item) => !isResult(item)).map(partOf) : partsOf(content);
  const spoken = message(role === "model" ? "assistant" : role, rest, node);
  return rest.length > 0 || results.length === 0 ? [...results, spoken] : results;
}

/** The parts of a content: a text, one content, or a list of them. */
export function partsOf(content: JsonNode): Part[] {
  if (content.string !== undefined) return [{ type: "text", text: content.string, pointer: content.pointer }];
  if (content.kind === "array") return content.items().map(partOf);
  return [content.kind === "object" ? partOf(content) : jsonPart("content", content)];
}

/** A content of an interaction as a part; `json` where its type is not known. */
export function partOf(content: JsonNode): Part {
  return knownPartOf(content) ?? jsonPart(content.get("type")?.string ?? "content", content);
}

function knownPartOf(content: JsonNode): Part | undefined {
  switch (content.get("type")?.string) {
    case "text": {
      const text = content.get("text");
      // A content that a stream opens has no text yet.
      return text && text.string === undefined
        ? undefined
        : { type: "text", text: text?.string ?? "", pointer: text?.pointer ?? null };
    }
    case "thought":
      return thoughtOf(content);
    case "function_call":
      return {
        type: "tool_call",
        id: content.get("id")?.string ?? null,
        name: content.get("name")?.string ?? "",
        arguments: argumentsOf(content)?.raw ?? "",
        pointer: content.pointer,
      };
    case "image": {
      const source = sourceOf(content);
      return source && { type: "image", source, detail: null, pointer: content.pointer };
    }
    case "document":
    case "audio":
    case "video": {
      const source = sourceOf(content);
      return source && { type: "file", source, name: content.get("name")?.string ?? null, pointer: content.pointer };
    }
  }
}

/** A call's arguments; `args` is the spelling of Google's other API, which callers also send here. */
export function argumentsOf(call: JsonNode): JsonNode | undefined {
  return call.get("arguments") ?? call.get("args");
}

/** A thought is a summary, or only a signature that the provider can read: then reasoning without a text. */
function thoughtOf(content: JsonNode): Part {
  const summary = content.get("summary");
  const texts = (summary?.items() ?? []).map((item) => item.get("text"));
  const pointer = texts.length === 1 ? (texts[0]?.pointer ?? null) : null;
  return { type: "reasoning", text: texts.map((text) => text?.string ?? "").join("\n\n"), pointer };
}

function sourceOf(content: JsonNode): MediaSource | undefined {
  const url = content.get("uri")?.string;
  const data = content.get("data")?.string;
  if (url !== undefined) return { type: "url", url };
  if (data === undefined) return undefined;
  return { type: "inline", mediaType: content.get("mime_type")?.string ?? "application/octet-stream", data };
}

function isResult(content: JsonNode): boolean {
  return RESULTS.has(content.get("type")?.string ?? "");
}

function resultOf(content: JsonNode): Message {
  const result = content.get("result") ?? content.get("response");
  return {
    ...message("tool", result ? resultPartsOf(result) : [], content),
    toolCallId: (content.get("call_id") ?? content.get("id"))?.string ?? null,
    name: content.get("name")?.string ?? null,
    isError: content.get("is_error")?.boolean ?? false,
  };
}

function resultPartsOf(result: JsonNode): Part[] {
  if (result.string !== undefined) return partsOf(result);
  const isContents = result.kind === "array" && result.items().every((item) => item.get("type")?.string !== undefined);
  return isContents ? partsOf(result) : [jsonPart("result", result)];
}
