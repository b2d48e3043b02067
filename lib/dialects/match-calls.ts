import type { Message, ToolCallPart } from "../recording/message";

/**
 * Gives a call and its result one id where the wire carries none: the first result (of that tool, where the result
 * names one) answers the first call that is not answered yet. Such an id is `#` and the call's number in the request;
 * calls that nobody answers keep null.
 */
export function matchCallsByOrder(messages: readonly Message[]): void {
  const waiting: { call: ToolCallPart; id: string }[] = [];
  let calls = 0;
  for (const message of messages) {
    for (const part of message.parts) {
      if (part.type !== "tool_call") continue;
      calls++;
      if (part.id === null) waiting.push({ call: part, id: `#${calls}` });
    }
    if (message.role !== "tool" || message.toolCallId !== null) continue;
    const position = waiting.findIndex(({ call }) => message.name === null || call.name === message.name);
    const [found] = position === -1 ? [] : waiting.splice(position, 1);
    if (!found) continue;
    found.call.id = found.id;
    message.toolCallId = found.id;
  }
}
