import type { Message, Part, ToolCallPart } from "@/lib/recording/message";

export type Matched = {
  /** Positions of the messages that answer a call, in their order. */
  resultsOf(part: Part): readonly number[] | undefined;
  /** The call that the message at a position answers: its name, and the position of its message. */
  callOf(position: number): { name: string; position: number } | undefined;
  /** Why the tool's result at a position answers no call; null where it does, or is no result. */
  reasonOf(position: number): string | null;
};

type Call = { part: ToolCallPart; position: number; results: number[] };

/**
 * Finds the call that each tool result answers, among the calls before it: by id where the wire carries ids, else in
 * order, by the tool's name where the result has one. A result is never attached to a call just for standing next to
 * it: an id that matches nothing leaves it alone.
 */
export function matchResults(messages: readonly Message[]): Matched {
  const calls: Call[] = [];
  const answered = new Map<number, Call>();
  for (const [position, message] of messages.entries()) {
    const call = message.role === "tool" ? callFor(message, calls) : undefined;
    if (call) {
      call.results.push(position);
      answered.set(position, call);
    }
    for (const part of message.parts) if (part.type === "tool_call") calls.push({ part, position, results: [] });
  }
  const byPart = new Map<Part, Call>(calls.map((call) => [call.part, call]));
  return {
    resultsOf: (part) => byPart.get(part)?.results,
    callOf: (position) => {
      const call = answered.get(position);
      return call && { name: call.part.name, position: call.position };
    },
    reasonOf: (position) => {
      const message = messages[position];
      return message?.role === "tool" && !answered.has(position) ? aloneBecause(message) : null;
    },
  };
}

function callFor({ toolCallId, name }: Message, calls: readonly Call[]): Call | undefined {
  if (toolCallId !== null) {
    const named = calls.filter(({ part }) => part.id === toolCallId);
    return named.findLast(isUnanswered) ?? named.at(-1);
  }
  return calls.find(
    (call) => call.part.id === null && isUnanswered(call) && (name === null || call.part.name === name),
  );
}

function isUnanswered({ results }: Call): boolean {
  return results.length === 0;
}

function aloneBecause({ toolCallId }: Message): string {
  return toolCallId === null
    ? "This result names no call, and no call waits for one"
    : "No call in this request has this id";
}
