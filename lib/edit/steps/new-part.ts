import type { JsonNode } from "../../json/document";
import type { Message, Part } from "../../recording/message";
import { anthropicSourceOf, genaiMediaOf, interactionsMediaOf } from "../wire/media";
import { nodeOf, objectWith } from "../writers/writer";

export type PartKind = "text" | "image" | "call";

export type PartGiven =
  | { type: "text"; text: string }
  | { type: "image"; url: string }
  | { type: "call"; id: string; name: string; arguments: string };

/** Whether a part of a request can be taken out of its message; the last one goes with the message. */
export function isRemovable({ type, pointer }: Part): boolean {
  return pointer !== null && (type !== "json" || /\/\d+$/.test(pointer));
}

/** What can be added to a message of a request of that family. */
export function partKindsOf(dialect: string, { role, parts, pointer }: Message): PartKind[] {
  const own: PartKind[] = role === "assistant" ? ["text", "call"] : role === "user" ? ["text", "image"] : ["text"];
  switch (dialect) {
    case "openai-chat":
      return own;
    case "anthropic":
      return /\/messages\/\d+(?:\/content\/\d+)?$/.test(pointer ?? "") ? own : [];
    case "openai-responses":
      // Items of the assistant make one message, whatever they are: a text would have to begin another.
      if (!/\/input\/\d+$/.test(pointer ?? "") || role === "tool") return [];
      return role === "assistant" ? ["call"] : own;
    case "genai":
      return /\/contents\/\d+$/.test(pointer ?? "") && role !== "tool" ? own : [];
    case "interactions":
      if (!/\/input\/\d+$/.test(pointer ?? "") || role === "tool") return [];
      // Contents without turns: a text beside the model's calls would be the user's.
      return parts.every((part) => part.pointer?.startsWith(`${pointer}/content`)) ? own : own.filter(isNoText(role));
    case "ollama": {
      const isInList = /\/messages\/\d+$/.test(pointer ?? "");
      const isSilent = parts.every(({ type }) => type !== "text");
      return own.filter((kind) => isInList && (kind !== "text" || isSilent));
    }
    default:
      return [];
  }
}

function isNoText(role: string): (kind: PartKind) => boolean {
  return (kind) => role !== "assistant" || kind !== "text";
}

/** The member of a message that lists such parts. */
export function partListOf(dialect: string, given: PartGiven): string {
  if (dialect === "genai") return "parts";
  return dialect === "ollama" && given.type === "image" ? "images" : "content";
}

/** A part as a family's request writes it; null where it has no such part. */
export function newPartOf(dialect: string, role: string, given: PartGiven): JsonNode | null {
  switch (given.type) {
    case "text":
      return textOf(dialect, role, given.text);
    case "image":
      return imageOf(dialect, given.url);
    case "call":
      return callOf(dialect, given);
  }
}

/** A call for a family whose messages list their calls by themselves; `like` is one that the request has. */
export function newCallOf(
  dialect: string,
  { id, name, arguments: json }: Extract<PartGiven, { type: "call" }>,
  position: number,
  like: JsonNode | undefined,
): JsonNode {
  if (dialect === "ollama") return objectWith({}, "function", objectWith({ name }, "arguments", json).raw);
  const index = like?.get("index") ? { index: position } : {};
  return nodeOf({ ...index, id, type: "function", function: { name, arguments: json } });
}

function textOf(dialect: string, role: string, text: string): JsonNode {
  if (dialect === "genai") return nodeOf({ text });
  if (dialect === "openai-responses")
    return nodeOf({ type: role === "assistant" ? "output_text" : "input_text", text });
  return nodeOf({ type: "text", text });
}

function imageOf(dialect: string, url: string): JsonNode | null {
  switch (dialect) {
    case "openai-chat":
      return nodeOf({ type: "image_url", image_url: { url } });
    case "openai-responses":
      return nodeOf({ type: "input_image", image_url: url });
    case "anthropic":
      return nodeOf({ type: "image", source: anthropicSourceOf(url) });
    case "genai": {
      const { key, value } = genaiMediaOf(url, "image/png");
      return nodeOf({ [key]: value });
    }
    case "interactions":
      return nodeOf(interactionsMediaOf(url));
    case "ollama": {
      const data = /^data:[^,]*;base64,(.*)$/is.exec(url)?.[1];
      return data === undefined ? null : nodeOf(data);
    }
    default:
      return null;
  }
}

function callOf(dialect: string, { id, name, arguments: json }: Extract<PartGiven, { type: "call" }>): JsonNode | null {
  switch (dialect) {
    case "anthropic":
      return objectWith({ type: "tool_use", id, name }, "input", json);
    case "interactions":
      return objectWith({ type: "function_call", id, name }, "arguments", json);
    case "genai":
      return objectWith({}, "function_call", objectWith({ name }, "args", json).raw);
    case "openai-responses":
      return nodeOf({ type: "function_call", call_id: id, name, arguments: json });
    default:
      return null;
  }
}
