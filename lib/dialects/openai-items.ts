import type { JsonNode } from "../json/document";
import type { Message, Part, ToolCallPart } from "../recording/message";
import { openaiPartsOf } from "./openai-parts";
import { jsonPart, message } from "./shared";

/** What an item of the responses API says: parts of a role, or a tool's result, and what a built-in tool gave back. */
export type ItemView = { role: string; parts: Part[]; result: Message | null };

/** Where a built-in tool's item says what it was asked, and what came of it; the first member that is there counts. */
const ASKED = ["arguments", "input", "action", "queries", "code", "operation"];
const GAVE = ["output", "results", "outputs", "error"];

/**
 * The messages of a list of items. Items of the assistant that follow each other (its reasoning, calls and texts) are
 * one message, as they are in a chat; the results of tools that ran on the server come behind it, as messages of role
 * `tool`, and carry the id of their call.
 */
export function messagesOfItems(items: readonly JsonNode[]): Message[] {
  const messages: Message[] = [];
  let speaking: Message | null = null;
  let results: Message[] = [];
  for (const node of items) {
    const view = itemViewOf(node);
    if (view.role !== "assistant") {
      messages.push(...results, messageOf(view, node));
      results = [];
      speaking = null;
      continue;
    }
    if (!speaking) {
      speaking = message("assistant", [], node);
      messages.push(speaking);
    }
    speaking.parts.push(...view.parts);
    if (view.result) results.push(view.result);
  }
  return [...messages, ...results];
}

/** The messages of an answer's items: one of the assistant, and behind it the results of tools. */
export function answerOfItems(items: readonly { node: JsonNode | null; view: ItemView }[]): Message[] {
  const spoken = items.filter(({ view }) => view.role === "assistant");
  const others = items.filter(({ view }) => view.role !== "assistant");
  const parts = spoken.flatMap(({ view }) => view.parts);
  return [
    ...(spoken.length > 0 ? [message("assistant", parts, spoken[0]?.node ?? null)] : []),
    ...others.map(({ node, view }) => messageOf(view, node)),
    ...spoken.flatMap(({ view }) => view.result ?? []),
  ];
}

function messageOf(view: ItemView, node: JsonNode | null): Message {
  return view.result ?? message(view.role, view.parts, node);
}

/** Reads one item; a type that nobody knows is kept raw, as the assistant's where it is an answer's or a call's. */
export function itemViewOf(node: JsonNode): ItemView {
  const type = node.get("type")?.string ?? (node.get("role") ? "message" : "");
  if (node.string !== undefined) return { role: "user", parts: openaiPartsOf(node), result: null };
  if (type === "message") {
    return { role: node.get("role")?.string ?? "assistant", parts: openaiPartsOf(node.get("content")), result: null };
  }
  if (type === "reasoning") return { role: "assistant", parts: reasoningPartsOf(node), result: null };
  if (type.endsWith("_call_output")) return { role: "tool", parts: [], result: outputOf(node) };
  if (type.endsWith("_call") || type === "mcp_approval_request") return callOf(node, type);
  const isInput = type === "" || type === "item_reference" || type.endsWith("_response");
  return { role: isInput ? "user" : "assistant", parts: [jsonPart(type || "item", node)], result: null };
}

/** A call of a function, of a custom tool, or of a built-in one, which has no name but its type. */
function itemCallOf(node: JsonNode, type: string): ToolCallPart {
  const asked = ASKED.map((member) => node.get(member)).find((value) => value && !value.isNull);
  return {
    type: "tool_call",
    id: node.get("call_id")?.string ?? node.get("id")?.string ?? null,
    name: node.get("name")?.string ?? type.replace(/_call$/, ""),
    arguments: asked?.string ?? asked?.raw ?? "",
    pointer: node.pointer,
  };
}

function callOf(node: JsonNode, type: string): ItemView {
  const call = itemCallOf(node, type);
  return { role: "assistant", parts: [call, ...pictureOf(node)], result: resultOf(node, call.id) };
}

/** The summary and the content of a reasoning item; reasoning that only the provider can read has an empty text. */
function reasoningPartsOf(node: JsonNode): Part[] {
  const parts = [...openaiPartsOf(node.get("summary")), ...openaiPartsOf(node.get("content"))];
  return parts.length > 0 ? parts : [{ type: "reasoning", text: "", pointer: null }];
}

function pictureOf(node: JsonNode): Part[] {
  const data = node.get("result")?.string;
  if (!data) return [];
  const mediaType = `image/${node.get("output_format")?.string ?? "png"}`;
  return [{ type: "image", source: { type: "inline", mediaType, data }, detail: null, pointer: node.pointer }];
}

function resultOf(node: JsonNode, id: string | null): Message | null {
  const given = GAVE.map((member) => node.get(member)).find((value) => value && !value.isNull && value.raw !== "[]");
  if (!given) return null;
  const parts = given.string === undefined ? [jsonPart("result", given)] : openaiPartsOf(given);
  const failed = node.get("error");
  return { ...message("tool", parts, given), toolCallId: id, isError: failed !== undefined && !failed.isNull };
}

function outputOf(node: JsonNode): Message {
  return {
    ...message("tool", openaiPartsOf(node.get("output")), node),
    toolCallId: node.get("call_id")?.string ?? null,
    name: node.get("name")?.string ?? null,
  };
}
