import type { Show, ShownMessage } from "../catalog/show";

/** One part of a recording's meaning that differs: what it is in a word, and both texts (null: not there). */
export type MeaningChange = { what: string; before: string | null; after: string | null };

/** What a reader of the conversation sees change between two states of a recording. */
export function meaningDiffOf(before: Show, after: Show): MeaningChange[] {
  const [was, is] = [saidIn(before), saidIn(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].flatMap((what) => {
    const change = { what, before: was.get(what) ?? null, after: is.get(what) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** Everything that a recording says, by what it is in a word. */
export function saidIn({ testId, model, messages, response }: Show): Map<string, string> {
  const parts = new Map<string, string>();
  const put = (what: string, text: string | null) => {
    if (text !== null && text !== "") parts.set(what, text);
  };
  put("test id", testId);
  put("model", model);
  for (const [index, message] of messages.entries()) messageParts(`message ${index + 1}`, message, put);
  for (const [index, message] of response.messages.entries()) {
    messageParts(index === 0 ? "answer" : `answer ${index + 1}`, message, put);
  }
  put("finish reason", response.finishReason);
  put("usage", response.usage && JSON.stringify(response.usage));
  put("error", response.error && JSON.stringify(response.error));
  put("payload", response.payload && JSON.stringify(response.payload));
  return parts;
}

function messageParts(name: string, message: ShownMessage, put: (what: string, text: string | null) => void): void {
  put(name, message.text);
  put(`${name}: role`, message.role);
  put(`${name}: reasoning`, message.reasoning);
  put(`${name}: answers call`, message.toolCallId);
  for (const [index, call] of message.toolCalls.entries()) {
    put(`${name}: tool call ${index + 1}`, `${call.name}(${call.arguments})`);
  }
  const others = message.parts.filter(({ type }) => type !== "text" && type !== "reasoning" && type !== "tool_call");
  put(
    `${name}: other parts`,
    others.length === 0
      ? null
      : JSON.stringify(others, (key, value: unknown) => (key === "pointer" ? undefined : value)),
  );
}
