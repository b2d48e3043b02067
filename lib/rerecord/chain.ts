import { conversationOf } from "../dialects";
import type { Edit } from "../edit";
import type { JsonNode } from "../json/document";
import type { Message, ToolCallPart } from "../recording/message";
import type { Recording } from "../recording/recording";

/** How a later turn's request comes to hold a new answer; or why it cannot. */
export type Carried = { ok: true; edits: Edit[] } | { ok: false; reason: string };

type Answer = { text: string; calls: ToolCallPart[] };

/**
 * The edits that put an earlier turn's new answer into the request of a later turn, which holds the old one: its text,
 * its calls by position, and the ids that the tools' results name. Only for chat messages. It stops where the new
 * answer goes another way (other calls, or none), since what the tools would have said then is not known.
 *
 * `from`: the earlier turn as it is; `to`: the same with the new answer.
 */
export function carriedEdits(turn: Recording, from: Recording, to: Recording): Carried {
  const at = conversationOf(from).request.messages.length;
  const message = conversationOf(turn).request.messages[at];
  const node = nodeOf(turn, message);
  if (!message?.pointer || !node) return stop("its request does not hold the answer as one chat message");
  const [was, is] = [answerOf(from), answerOf(to)];
  if (!was || !is) return stop("the answer is none of text and calls alone");
  const calls = node.get("tool_calls")?.items() ?? [];
  if (calls.length !== was.calls.length) return stop("its request does not hold the calls that were made");
  const off = callsThatDiffer(was.calls, is.calls);
  if (off !== null) return stop(off);
  return {
    ok: true,
    edits: [
      ...textEdits(message.pointer, node, is),
      ...calls.flatMap((call, index) => callEdits(call, is.calls[index])),
      ...resultEdits(turn, at, calls, is.calls),
    ],
  };
}

function stop(reason: string): Carried {
  return { ok: false, reason };
}

/** A chat message of role assistant whose content is one text; null for any other. */
function nodeOf({ doc }: Recording, message: Message | undefined): JsonNode | null {
  if (!message?.pointer || !/^\/request\/body\/messages\/\d+$/.test(message.pointer)) return null;
  const node = doc.at(message.pointer);
  const content = node?.get("content");
  const plain = !content || content.isNull || content.kind === "string";
  return node && plain && message.role === "assistant" && !node.get("function_call") ? node : null;
}

function answerOf(recording: Recording): Answer | null {
  const { messages, error } = conversationOf(recording).response;
  const [first] = messages;
  if (error || !first) return null;
  const parts = first.parts.filter(({ type }) => type !== "reasoning");
  const texts = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  const calls = parts.filter((part) => part.type === "tool_call");
  return texts.length + calls.length === parts.length ? { text: texts.join(""), calls } : null;
}

/** Why the calls of two answers are not the same ones; null where they are, up to ids and arguments. */
function callsThatDiffer(was: readonly ToolCallPart[], is: readonly ToolCallPart[]): string | null {
  for (const [index, { name }] of was.entries()) {
    const now = is[index];
    if (!now) return `the new answer does not call \`${name}\` any more`;
    if (now.name !== name) return `the new answer calls \`${now.name}\` where \`${name}\` was called`;
  }
  const more = is[was.length];
  return more ? `the new answer calls \`${more.name}\`, which was not called` : null;
}

function textEdits(pointer: string, node: JsonNode, { text }: Answer): Edit[] {
  const content = node.get("content");
  const json = JSON.stringify(text);
  if (content) return content.isNull && text === "" ? [] : [{ type: "set", pointer: content.pointer, json }];
  return text === "" ? [] : [{ type: "insert", pointer: `${pointer}/content`, json }];
}

function callEdits(call: JsonNode, now: ToolCallPart | undefined): Edit[] {
  const given = call.get("function")?.get("arguments");
  const id = call.get("id");
  if (!now || !given) return [];
  const json = given.kind === "string" ? JSON.stringify(now.arguments) : now.arguments;
  return [
    { type: "set", pointer: given.pointer, json },
    ...(id && now.id !== null ? [{ type: "set" as const, pointer: id.pointer, json: JSON.stringify(now.id) }] : []),
  ];
}

/** The results right behind the message name the calls by their ids. */
function resultEdits(turn: Recording, at: number, calls: readonly JsonNode[], now: readonly ToolCallPart[]): Edit[] {
  const edits: Edit[] = [];
  for (const message of conversationOf(turn).request.messages.slice(at + 1)) {
    if (message.role !== "tool") break;
    const id = message.pointer === null ? undefined : turn.doc.at(message.pointer)?.get("tool_call_id");
    const position = calls.findIndex((call) => id?.string !== undefined && call.get("id")?.string === id.string);
    const named = now[position]?.id;
    if (id && named) edits.push({ type: "set", pointer: id.pointer, json: JSON.stringify(named) });
  }
  return edits;
}
