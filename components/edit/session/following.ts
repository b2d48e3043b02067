import { matchResults } from "@/components/conversation/match-results";
import type { RequestView } from "@/lib/recording/message";
import { field } from "./fields";
import type { Session } from "./session";

/** A tool call of the request: the positions of its message and part. */
export type CallPlace = { message: number; part: number };

/** Which call each result of a request names, by the position of the result's message. */
export function namedCallsOf({ messages }: Pick<RequestView, "messages">): Map<number, CallPlace> {
  const named = new Map<number, CallPlace>();
  const { resultsOf } = matchResults(messages);
  for (const [message, { parts }] of messages.entries()) {
    for (const [part, call] of parts.entries()) {
      if (call.type !== "tool_call") continue;
      for (const result of resultsOf(call) ?? []) {
        if (messages[result]?.toolCallId === call.id) named.set(result, { message, part });
      }
    }
  }
  return named;
}

/** How a session names a call whose results stay behind when its id is changed. */
export function callKey({ message, part }: CallPlace): string {
  return `${message}/${part}`;
}

/** The id that a result takes over from its call, which was typed over; null where it keeps its own. */
export function followedId(session: Session, call: CallPlace | undefined): string | null {
  if (!call) return null;
  const key = callKey(call);
  const isGone = session.removedParts.includes(key) || session.removedMessages.includes(String(call.message));
  if (isGone || session.staying.includes(key)) return null;
  return session.values[field.requestCall(call.message, call.part, "id")]?.now || null;
}
