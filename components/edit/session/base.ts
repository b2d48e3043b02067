import type { AnswerPlaces } from "@/lib/edit/answer-places";
import type { Conversation, Message, Part, ResponseView, ToolCallPart } from "@/lib/recording/message";

/** What an editing session starts from: a recording as the file with this hash says it. */
export type EditBase = {
  hash: string;
  testId: string | null;
  conversation: Conversation;
  /** How many chunks brought each part of the answer, by message and part; 0 for what was not streamed. */
  pieces: number[][];
  /** What the answer has a place for. */
  places: AnswerPlaces;
};

export const TEXT_KINDS = ["text", "reasoning", "refusal"] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
export type TextPart = Extract<Part, { type: TextKind }>;

export function isText(part: Part): part is TextPart {
  return TEXT_KINDS.some((kind) => kind === part.type);
}

/** The calls of a message, each with the position of its part. */
export function callsOf({ parts }: Pick<Message, "parts">): { call: ToolCallPart; part: number }[] {
  return parts.flatMap((call, part) => (call.type === "tool_call" ? [{ call, part }] : []));
}

/** How many chunks brought each part of an answer. */
export function piecesOf({ messages, chunks }: ResponseView): number[][] {
  const counts = messages.map(({ parts }) => parts.map(() => 0));
  for (const { message, part } of chunks.flatMap(({ pieces }) => pieces)) {
    const own = counts[message];
    if (own) own[part] = (own[part] ?? 0) + 1;
  }
  return counts;
}
