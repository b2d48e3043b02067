import { conversationOf } from "../../dialects";
import type { Edit } from "../../edit";
import { callsOf, embeddingOf } from "../../recording/embedding";
import type { Message, ToolCallPart } from "../../recording/message";
import type { Recording } from "../../recording/recording";
import { callEdits } from "./call-edits";
import { matchCalls } from "./match-calls";
import { reasoningEdits } from "./reasoning-edits";
import { ordered, type RequestEdits, type Stop } from "./request-edits";
import { resultEdits } from "./result-edits";
import { textEdits } from "./text-edits";

/**
 * How a later turn's request comes to hold a new answer, and what to know of it; or why it cannot.
 * Without edits: the request names the answer by an id that is the same.
 */
export type Carried = { ok: true; edits: Edit[]; notes: string[] } | Stop;

/**
 * The edits that put an earlier turn's new answer into the request of a later turn, which holds the old one: its text,
 * its reasoning where the request repeats that, its calls with their arguments and ids, and the ids that the tools'
 * results name. It stops where the new answer calls other tools, since what they would have said is not known.
 *
 * `from`: the earlier turn as it is; `to`: the same with the new answer.
 */
export function carriedEdits(turn: Recording, from: Recording, to: Recording): Carried {
  const [later, was, is] = [conversationOf(turn), conversationOf(from), conversationOf(to)];
  const held = embeddingOf(later, was);
  if (!held) return stop("its request does not hold the answer");
  if (is.response.error) return stop("the new answer is an error");
  if (held.by === "id") return named(held.pointer, was.response.id, is.response.id);
  const message = later.request.messages[held.at];
  const [old, now] = [was.response.messages[held.message], is.response.messages[held.message]];
  if (!message || !old || !now || isSilent(now)) return stop("the new answer says nothing");
  if (![old, now].every(isPlain)) return stop("the answer holds more than text, reasoning and calls");
  const matched = matchCalls(callsOf(old), callsOf(now));
  if (!matched.ok) return matched;
  const place = { turn, dialect: later.dialect, message };
  const results = later.request.messages.slice(held.at + 1);
  const parts = [
    textEdits(place, now),
    reasoningEdits(place, { recording: to, message: now, choice: held.message }),
    callEdits(place, old, { recording: to, message: now }),
    resultEdits(turn, results, callsOf(message), callsOf(now), matched.places),
  ];
  const made: RequestEdits[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    made.push(part.edits);
  }
  return { ok: true, edits: ordered(made), notes: notesOf(callsOf(old), matched) };
}

function stop(reason: string): Stop {
  return { ok: false, reason };
}

/** Ids that the recorder makes up begin so. */
const MADE_UP = "rec-";

function named(pointer: string, was: string | undefined, is: string | undefined): Carried {
  if (is === undefined) return stop("the new answer has no id by which its request could name it");
  if (is.startsWith(MADE_UP)) return stop(`it names the answer by \`${is}\`, which no provider knows`);
  return { ok: true, edits: is === was ? [] : [{ type: "set", pointer, json: JSON.stringify(is) }], notes: [] };
}

function isPlain({ parts }: Message): boolean {
  return parts.every(
    ({ type }) => type === "text" || type === "refusal" || type === "reasoning" || type === "tool_call",
  );
}

function isSilent({ parts }: Message): boolean {
  return parts.every((part) => part.type === "reasoning" || ("text" in part && part.text === ""));
}

function notesOf(was: readonly ToolCallPart[], { exact }: { exact: ReadonlySet<number> }): string[] {
  const other = was.flatMap(({ name }, at) => (exact.has(at) ? [] : [name]));
  return [...new Set(other)].map(
    (name) => `\`${name}\` gets other arguments; its result is still that to the old ones`,
  );
}
