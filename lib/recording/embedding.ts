import type { Conversation, Message, ToolCallPart } from "./message";

/**
 * How a later request holds an earlier answer: as its message `at`, which is message `message` of that answer; or only
 * by the answer's id, which stands at `pointer`, where the provider keeps the conversation.
 */
export type Embedding = { by: "messages"; at: number; message: number } | { by: "id"; pointer: string };

/** Parameters that name an earlier answer by its id. */
const NAMING = new Set(["previous_response_id", "previous_interaction_id"]);

/**
 * How the request of one recording holds the answer of another; null where it does not. It does where it begins with
 * all messages of that recording's request and goes on with its answer: the same words, the same calls by the same ids.
 */
export function embeddingOf(later: Conversation, earlier: Conversation): Embedding | null {
  const named = nameOf(later);
  if (named && named.id === earlier.response.id && later !== earlier) return { by: "id", pointer: named.pointer };
  const { request, response } = earlier;
  const at = request.messages.length;
  const held = later.request.messages[at];
  if (!held || response.payload) return null;
  const message = response.messages.findIndex((answer) => isSameMessage(answer, held));
  const begins =
    message !== -1 && request.messages.every((each, at) => isSameMessage(each, later.request.messages[at]));
  return begins ? { by: "messages", at, message } : null;
}

/** The id by which a request names an earlier answer. */
export function nameOf({ request }: Conversation): { id: string; pointer: string } | null {
  const parameter = request.parameters.find(({ name }) => NAMING.has(name));
  const id: unknown = parameter?.value.startsWith('"') ? JSON.parse(parameter.value) : null;
  return parameter && typeof id === "string" ? { id, pointer: parameter.pointer } : null;
}

function isSameMessage(one: Message, other: Message | undefined): boolean {
  return other !== undefined && signatureOf(one) === signatureOf(other) && haveSameIds(one, other);
}

/** Whether the calls of two messages that read the same are the same calls: an id that is not carried fits any. */
export function haveSameIds(one: Message, other: Message): boolean {
  const ids = callsOf(other).map(({ id }) => id);
  return callsOf(one).every(({ id }, at) => id === null || ids[at] === null || id === ids[at]);
}

/** The tool calls of a message, in their order. */
export function callsOf({ parts }: Message): ToolCallPart[] {
  return parts.filter((part) => part.type === "tool_call");
}

/**
 * What a model reads of a message, as one string: equal strings are equal messages. Reasoning is not sent back to
 * models and does not count; nor do the ids of calls.
 */
export function signatureOf(message: Message): string {
  const parts = message.parts.flatMap((part): unknown[] => {
    if (part.type === "reasoning") return [];
    if (part.type === "text" || part.type === "refusal") return part.text === "" ? [] : [[part.type, part.text]];
    if (part.type === "tool_call") return [[part.type, part.name, withoutLayout(part.arguments)]];
    if (part.type === "json") return [[part.type, withoutLayout(part.text)]];
    return [[part.type, part.source]];
  });
  return JSON.stringify([message.role, message.toolCallId, parts]);
}

/** JSON text without the white space between its tokens: a value's indent depends on where in a file it stands. */
export function withoutLayout(json: string): string {
  const kept: string[] = [];
  let from = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const char = json.charAt(at);
    if (char === '"') inString = !inString;
    else if (inString && char === "\\") at++;
    else if (!inString && " \n\r\t".includes(char)) {
      kept.push(json.slice(from, at));
      from = at + 1;
    }
  }
  return kept.join("") + json.slice(from);
}
