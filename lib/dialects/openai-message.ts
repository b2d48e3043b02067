import type { JsonNode } from "../json/document";
import type { Message, Part } from "../recording/message";
import { embeddedReasoningOf } from "./embedded-reasoning";
import { openaiPartsOf, textPartsOf, toolCallOf } from "./openai-parts";
import { jsonMessage, jsonPart } from "./shared";

const READ = new Set(
  "role content name tool_call_id tool_calls function_call refusal reasoning reasoning_content audio".split(" "),
);

/**
 * The messages that one object of a chat is (format, section 1.2): one, or more where results of tools stand among
 * its parts, as Anthropic's clients send them; each of those becomes a message of role `tool`. Parts come in the order
 * reasoning, content, refusal, calls; members that nobody knows follow as raw JSON.
 */
export function chatMessagesOf(node: JsonNode, defaultRole = "user"): Message[] {
  if (node.kind !== "object") return [jsonMessage(defaultRole, "message", node)];
  const role = node.get("role")?.string ?? defaultRole;
  const items = node.get("content")?.items() ?? [];
  const results = items.filter(isResult);
  const base = {
    role,
    toolCallId: node.get("tool_call_id")?.string ?? null,
    name: node.get("name")?.string ?? null,
    isError: false,
    pointer: node.pointer,
  };
  if (results.length === 0) return [{ ...base, parts: partsOf(node, role, openaiPartsOf(node.get("content"))) }];
  const others = items.filter((item) => !isResult(item)).flatMap((item) => openaiPartsOf(item));
  const parts = partsOf(node, role, others);
  return [...results.map(resultOf), ...(parts.length > 0 ? [{ ...base, parts }] : [])];
}

function partsOf(node: JsonNode, role: string, content: readonly Part[]): Part[] {
  const spoken = role === "assistant" ? spokenPartsOf(content) : [...content];
  const calls = node.get("tool_calls")?.items() ?? [];
  const legacy = node.get("function_call");
  const parts: Part[] = [
    ...reasoningOf(node),
    ...spoken,
    ...textPartsOf("refusal", node.get("refusal")),
    ...audioOf(node.get("audio")),
    ...[...calls, ...(legacy?.kind === "object" ? [legacy] : [])].map(toolCallOf),
    ...unreadOf(node),
  ];
  const said = parts.filter((part) => part.type !== "text" || part.text !== "");
  // An empty text is worth a part only where a message says nothing else: it is then what was said.
  return said.length > 0 ? said : parts.slice(0, 1);
}

/** The two names of reasoning hold the same text where both are given (rule 6 of section 2.2): it counts once. */
function reasoningOf(node: JsonNode): Part[] {
  const texts = [node.get("reasoning"), node.get("reasoning_content")];
  const told = texts.find((text) => text?.string);
  if (told) return textPartsOf("reasoning", told);
  return texts.flatMap((text) =>
    text && (text.kind === "object" || text.kind === "array") ? [jsonPart("reasoning", text)] : [],
  );
}

/** An assistant's parts, the reasoning that stands in their texts (rule 7 of section 2.2) parted from them. */
export function spokenPartsOf(parts: readonly Part[]): Part[] {
  return parts.flatMap(withEmbeddedReasoning);
}

function withEmbeddedReasoning(part: Part): Part[] {
  const found = part.type === "text" ? embeddedReasoningOf(part.text) : null;
  if (part.type !== "text" || !found) return [part];
  const reasoning = found.reasoning.map(({ from, to }) => part.text.slice(from, to)).join("");
  const text = part.text.slice(found.text.from);
  return [
    ...(reasoning === "" ? [] : [{ type: "reasoning" as const, text: reasoning, pointer: null }]),
    ...(text === "" ? [] : [{ type: "text" as const, text, pointer: null }]),
  ];
}

/** Spoken answers: what was said is readable, the sound itself is kept raw. */
function audioOf(audio: JsonNode | undefined): Part[] {
  if (audio?.kind !== "object") return [];
  return [...textPartsOf("text", audio.get("transcript")), jsonPart("audio", audio)];
}

function unreadOf(node: JsonNode): Part[] {
  return node.members().flatMap(({ key, value }) => (READ.has(key) || isEmpty(value) ? [] : [jsonPart(key, value)]));
}

function isEmpty(value: JsonNode): boolean {
  return value.isNull || value.raw === "[]" || value.raw === "{}" || value.raw === '""';
}

function isResult(item: JsonNode): boolean {
  return item.get("type")?.string === "tool_result";
}

function resultOf(item: JsonNode): Message {
  return {
    role: "tool",
    parts: openaiPartsOf(item.get("content")),
    toolCallId: item.get("tool_use_id")?.string ?? null,
    name: null,
    isError: item.get("is_error")?.boolean ?? false,
    pointer: item.pointer,
  };
}
