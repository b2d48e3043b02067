import type { JsonNode } from "../json/document";
import type { MediaSource, Part, ToolCallPart } from "../recording/message";
import { partOf as anthropicPartOf } from "./anthropic-content";
import { sourceOfUrl } from "./media";
import { jsonPart } from "./shared";

/**
 * The parts of a content: a string, one part, or a list of parts, in the words of the chat API, of the responses API
 * and of Anthropic (format, section 1.2). Null and absent contents have none; unknown parts are kept raw.
 */
export function openaiPartsOf(content: JsonNode | undefined): Part[] {
  if (!content || content.isNull) return [];
  if (content.string !== undefined) return [{ type: "text", text: content.string, pointer: content.pointer }];
  if (content.kind === "array") return content.items().flatMap(partsOfItem);
  return content.kind === "object" ? partsOfItem(content) : [jsonPart("content", content)];
}

/** A call from its list: `{id, type, function: {name, arguments}}`, also of the custom kind, also flat. */
export function toolCallOf(node: JsonNode): ToolCallPart {
  const called = node.get("function") ?? node.get("custom") ?? node;
  const given = called.get("arguments") ?? called.get("input");
  return {
    type: "tool_call",
    id: node.get("id")?.string || null,
    name: called.get("name")?.string ?? "",
    arguments: given && !given.isNull ? (given.string ?? given.raw) : "",
    pointer: node.pointer,
  };
}

/** A part whose text stands in a string of the file; none where there is no string. */
export function textPartsOf(type: "text" | "reasoning" | "refusal", node: JsonNode | undefined): Part[] {
  return node?.string === undefined ? [] : [{ type, text: node.string, pointer: node.pointer }];
}

function partsOfItem(item: JsonNode): Part[] {
  if (item.string !== undefined) return [{ type: "text", text: item.string, pointer: item.pointer }];
  const parts = knownPartsOf(item);
  return parts && parts.length > 0 ? parts : [anthropicPartOf(item)];
}

function knownPartsOf(item: JsonNode): Part[] | undefined {
  switch (item.get("type")?.string) {
    case "text":
    case "input_text":
    case "output_text":
      return textPartsOf("text", item.get("text"));
    case "summary_text":
    case "reasoning_text":
      return textPartsOf("reasoning", item.get("text"));
    case "thinking":
      return reasoningPartsOf(item.get("thinking"));
    case "refusal":
      return textPartsOf("refusal", item.get("refusal"));
    case "image_url":
    case "input_image":
      return imageOf(item);
    case "input_audio":
      return audioOf(item);
    case "file":
    case "input_file":
      return fileOf(item);
    case undefined:
      return textPartsOf("text", item.get("text"));
  }
}

/** Anthropic's reasoning is a string, Mistral's a list of parts. */
function reasoningPartsOf(thinking: JsonNode | undefined): Part[] {
  if (thinking?.kind !== "array") return textPartsOf("reasoning", thinking);
  return thinking.items().flatMap((item) => textPartsOf("reasoning", item.get("text")));
}

function imageOf(item: JsonNode): Part[] {
  const image = item.get("image_url");
  const url = image?.string ?? image?.get("url")?.string;
  const id = item.get("file_id")?.string;
  const source: MediaSource | undefined = url ? sourceOfUrl(url) : id ? { type: "id", id } : undefined;
  const detail = (image?.get("detail") ?? item.get("detail"))?.string ?? null;
  return source ? [{ type: "image", source, detail, pointer: item.pointer }] : [];
}

function audioOf(item: JsonNode): Part[] {
  const audio = item.get("input_audio") ?? item;
  const data = audio.get("data")?.string;
  if (data === undefined) return [];
  const mediaType = `audio/${audio.get("format")?.string ?? "*"}`;
  return [{ type: "file", source: { type: "inline", mediaType, data }, name: null, pointer: item.pointer }];
}

function fileOf(item: JsonNode): Part[] {
  const file = item.get("file") ?? item;
  const data = file.get("file_data")?.string;
  const url = file.get("file_url")?.string;
  const id = file.get("file_id")?.string;
  const source = data ? inlineFileOf(data) : url ? sourceOfUrl(url) : id ? { type: "id" as const, id } : undefined;
  const name = file.get("filename")?.string ?? null;
  return source ? [{ type: "file", source, name, pointer: item.pointer }] : [];
}

/** A file's data is a `data:` address, or bare base64. */
function inlineFileOf(data: string): MediaSource {
  const source = sourceOfUrl(data);
  return source.type === "inline" ? source : { type: "inline", mediaType: "application/octet-stream", data };
}
