import type { Message, Part, ToolCallPart } from "@/lib/recording/message";

export type Matched = {
  /** Positions of the messages that answer a call, in their order. */
  resultsOf(part: Part): readonly number[] | undefined;
  /** Positions of the messages that are shown under a call. */
  folded: ReadonlySet<number>;
  /** Results that are shown by themselves, and why. */
  alone: ReadonlyMap<number, string>;
};

type Call = { part: ToolCallPart; results: number[] };

/**
 * Finds the call that each tool result answers, among the calls before it: by id where the wire carries ids, else in
 * order, by the tool's name where the result has one. A result is never attached to a call just for standing next to
 * it: an id that matches nothing leaves it alone.
 */
export function matchResults(messages: readonly Message[]): Matched {
  const calls: Call[] = [];
  const alone = new Map<number, string>();
  for (const [position, message] of messages.entries()) {
    if (message.role === "tool") {
      const call = callFor(message, calls);
      if (call) call.results.push(position);
      else alone.set(position, reasonOf(message));
    }
    for (const part of message.parts) if (part.type === "tool_call") calls.push({ part, results: [] });
  }
  const byPart = new Map(calls.map(({ part, results }) => [part, results]));
  return {
    resultsOf: (part) => (part.type === "tool_call" ? byPart.get(part) : undefined),
    folded: new Set(calls.flatMap(({ results }) => results)),
    alone,
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

function reasonOf({ toolCallId }: Message): string {
  return toolCallId === null
    ? "This result names no call, and no call waits for one"
    : "No call in this request has this id";
}
