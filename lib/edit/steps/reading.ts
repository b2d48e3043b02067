import { parseJson } from "../../json/parse";
import type { Message, Part, RequestView, ResponseView } from "../../recording/message";
import { sameValue } from "../text/same-value";

/** A message in the terms in which edits are checked: its parts by kind, whatever pieces they stand in. */
export type Reading = {
  role: string;
  text: string;
  reasoning: string;
  refusal: string;
  calls: { id: string | null; name: string; arguments: string }[];
  /** Images, files and raw values. */
  others: string[];
  result: string;
};

export type AnswerReading = Pick<ResponseView, "finishReason" | "usage" | "error"> & { messages: Reading[] };

/** An answer in the terms in which edits are checked. */
export function answerReadingOf({ messages, finishReason, usage, error }: ResponseView): AnswerReading {
  return { messages: messages.map(readingOf), finishReason, usage, error };
}

/** A request in the terms in which edits are checked, message by message. */
export function requestReadingsOf({ messages }: RequestView): Reading[] {
  return messages.map(readingOf);
}

/** One message in the terms in which edits are checked. */
export function readingOf({ role, parts, toolCallId, name, isError }: Message): Reading {
  const joined = (type: "text" | "reasoning" | "refusal"): string =>
    parts.map((part) => (part.type === type ? part.text : "")).join("");
  return {
    role,
    text: joined("text"),
    reasoning: joined("reasoning"),
    refusal: joined("refusal"),
    calls: parts.flatMap((part) =>
      part.type === "tool_call" ? [{ id: ownId(part.id), name: part.name, arguments: part.arguments }] : [],
    ),
    others: parts.flatMap(otherOf),
    result: JSON.stringify([ownId(toolCallId), name, isError]),
  };
}

/** What the second reading says otherwise than the first, in words; null where they are alike. */
export function differenceOf(wanted: AnswerReading, read: AnswerReading): string | null {
  const messages = messagesDifference(wanted.messages, read.messages);
  if (messages) return messages;
  for (const field of ["finishReason", "usage", "error"] as const) {
    if (JSON.stringify(wanted[field]) !== JSON.stringify(read[field])) return FIELD_NAMES[field];
  }
  return null;
}

/** What the second messages say otherwise than the first, in words; null where they are alike. */
export function messagesDifference(wanted: readonly Reading[], read: readonly Reading[]): string | null {
  if (wanted.length !== read.length) return `${read.length} messages in place of ${wanted.length}`;
  for (const [at, message] of wanted.entries()) {
    const other = read[at];
    const difference = other && differenceOfReadings(message, other);
    if (difference) return `${difference} of message ${at + 1}`;
  }
  return null;
}

function differenceOfReadings(wanted: Reading, read: Reading): string | null {
  for (const key of ["role", "text", "reasoning", "refusal", "result"] as const) {
    if (wanted[key] !== read[key]) return key === "result" ? "the tool's name or call" : `the ${key}`;
  }
  if (
    wanted.others.length !== read.others.length ||
    wanted.others.some((text, at) => !sameJson(text, read.others[at]))
  ) {
    return "another part";
  }
  if (wanted.calls.length !== read.calls.length) return "the number of tool calls";
  for (const [at, call] of wanted.calls.entries()) {
    const other = read.calls[at];
    if (!other || other.id !== call.id || other.name !== call.name) return `tool call ${at + 1}`;
    if (!sameJson(call.arguments, other.arguments)) return `the arguments of tool call ${at + 1}`;
  }
  return null;
}

const FIELD_NAMES = { finishReason: "the finish reason", usage: "the usage", error: "the error" };

function otherOf(part: Part): string[] {
  if (part.type === "json") return [part.text];
  return part.type === "image" || part.type === "file" ? [JSON.stringify(part.source)] : [];
}

/** Ids that were made up for the reading count the calls of the request, and change with it. */
function ownId(id: string | null): string | null {
  return id?.startsWith("#") ? null : id;
}

/** Whether two texts are equal, or are JSON with equal values: a value's layout depends on where it stands. */
function sameJson(wanted: string, read: string | undefined): boolean {
  if (wanted === read) return true;
  if (read === undefined || !/[[{]/.test(wanted) || !/[[{]/.test(read)) return false;
  const [a, b] = [parseJson(wanted), parseJson(read)];
  return a.ok && b.ok && sameValue(a.doc.root, b.doc.root);
}
