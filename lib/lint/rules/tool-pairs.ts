import type { Message } from "../../recording/message";
import type { RecordingRule, Report } from "../finding";

/**
 * A result must answer a call before it, and a call must be answered before the next assistant or user turn. Calls
 * without an id (genai, older Ollama) are not judged; a result without an id answers the oldest call.
 */
export const toolPairs: RecordingRule = {
  name: "tool-pairs",
  level: "warning",
  title: "Tool call without result, or result without call",
  why: "Providers refuse such a history, so the recorded answer cannot be asked for again.",
  check: ({ conversation }) => {
    const reports: Report[] = [];
    let open = new Map<string, Message>();
    for (const message of conversation.request.messages) {
      if (message.role === "tool") {
        const id = message.toolCallId;
        if (id === null) open.delete(open.keys().next().value ?? "");
        else if (!open.delete(id)) {
          reports.push({
            pointer: message.pointer ?? "",
            message: `The result for \`${id}\` answers no call of the turn before it.`,
          });
        }
        continue;
      }
      reports.push(...unanswered(open));
      open = callsOf(message);
    }
    return [...reports, ...unanswered(open)];
  },
};

function callsOf(message: Message): Map<string, Message> {
  if (message.role !== "assistant") return new Map();
  return new Map(
    message.parts.flatMap((part) => (part.type === "tool_call" && part.id !== null ? [[part.id, message]] : [])),
  );
}

function unanswered(open: ReadonlyMap<string, Message>): Report[] {
  return [...open].map(([id, message]) => ({
    pointer: message.pointer ?? "",
    message: `The call \`${id}\` has no result in the next turn.`,
  }));
}
