import type { JsonNode } from "../json/document";
import type { MediaSource, Message, Part } from "../recording/message";
import { matchCallsByOrder } from "./match-calls";
import { jsonPart, message } from "./shared";

/**
 * The messages of `contents`: a text, one content or a list; calls and results matched by order where they lack ids.
 */
export function messagesOf(contents: JsonNode | undefined): Message[] {
  if (!contents || contents.isNull) return [];
  const items = contents.kind === "array" ? contents.items() : [contents];
  const messages = items.flatMap((item) => contentMessagesOf(item));
  matchCallsByOrder(messages);
  return messages;
}

/** One content as messages: each function response is a message of role `tool`, before what else is said. */
export function contentMessagesOf(content: JsonNode, role = "user"): Message[] {
  const parts = content.get("parts");
  if (!parts) return [message(role, [partOf(content)], content)];
  const said = content.get("role")?.string ?? role;
  const items = parts.items();
  const results = items.flatMap((part) => resultOf(part) ?? []);
  const rest = items.filter((part) => !isObject(part.get("function_response"))).map(partOf);
  const spoken = message(said === "model" ? "assistant" : said, rest, content);
  return rest.length > 0 || results.length === 0 ? [...results, spoken] : results;
}

/** A system instruction: a text, a part, a content, or a list of them. */
export function systemOf(instruction: JsonNode | undefined): Message[] {
  if (!instruction || instruction.isNull) return [];
  const items = instruction.kind === "array" ? instruction.items() : [instruction];
  const parts = items.flatMap((item) => (item.get("parts")?.items() ?? [item]).map(partOf));
  return [message("system", parts, instruction)];
}

/** The key of the member that makes a part what it is; the others (`thought`, `thought_signature`) go with it. */
export function kindOf(part: JsonNode): string {
  const asides = ["thought", "thought_signature", "video_metadata", "media_resolution"];
  return part.members().find(({ key, value }) => !value.isNull && !asides.includes(key))?.key ?? "part";
}

/** A part of Google's as ours; `json` where it is not known. */
export function partOf(part: JsonNode): Part {
  if (part.string !== undefined) return { type: "text", text: part.string, pointer: part.pointer };
  const kind = kindOf(part);
  return knownPartOf(kind, part, part.get(kind)) ?? jsonPart(kind, part);
}

function knownPartOf(kind: string, part: JsonNode, value: JsonNode | undefined): Part | undefined {
  if (kind === "text" && value?.string !== undefined) {
    return { type: isThought(part) ? "reasoning" : "text", text: value.string, pointer: value.pointer };
  }
  if (kind === "function_call" && value?.kind === "object") {
    return {
      type: "tool_call",
      id: value.get("id")?.string ?? null,
      name: value.get("name")?.string ?? "",
      arguments: value.get("args")?.raw ?? "",
      pointer: part.pointer,
    };
  }
  const source = sourceOf(kind, value);
  if (!value || !source) return undefined;
  const name = value.get("display_name")?.string ?? null;
  return (value.get("mime_type")?.string ?? "").startsWith("image/")
    ? { type: "image", source, detail: null, pointer: part.pointer }
    : { type: "file", source, name, pointer: part.pointer };
}

/** Whether a part is reasoning. */
export function isThought(part: JsonNode): boolean {
  return part.get("thought")?.boolean ?? false;
}

function sourceOf(kind: string, value: JsonNode | undefined): MediaSource | undefined {
  const url = kind === "file_data" ? value?.get("file_uri")?.string : undefined;
  const data = kind === "inline_data" ? value?.get("data")?.string : undefined;
  if (url !== undefined) return { type: "url", url };
  if (data === undefined) return undefined;
  return { type: "inline", mediaType: value?.get("mime_type")?.string ?? "application/octet-stream", data };
}

function resultOf(part: JsonNode): Message | undefined {
  const result = part.get("function_response");
  if (!isObject(result)) return undefined;
  const response = result.get("response");
  return {
    ...message("tool", response ? resultPartsOf(response) : [], part),
    toolCallId: result.get("id")?.string ?? null,
    name: result.get("name")?.string ?? null,
    isError: response?.get("error") !== undefined,
  };
}

/** A response is an object; by custom the tool's own text stands in it as `result`, `output` or `error`. */
function resultPartsOf(response: JsonNode): Part[] {
  const [only, another] = response.members();
  const isText = only && !another && ["result", "output", "error"].includes(only.key);
  const text = isText ? only.value.string : undefined;
  return only && text !== undefined
    ? [{ type: "text", text, pointer: only.value.pointer }]
    : [jsonPart("response", response)];
}

function isObject(node: JsonNode | undefined): node is JsonNode {
  return node?.kind === "object";
}
