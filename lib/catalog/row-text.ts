import type { Conversation, Message, Part, Payload } from "../recording/message";

/** All that a person can read of a conversation, a line a part: what search looks in. */
export function textsOf({ request, response }: Conversation): string[] {
  const texts: string[] = [];
  for (const message of request.messages) addMessage(texts, message);
  for (const tool of request.tools) texts.push(tool.name);
  for (const message of response.messages) addMessage(texts, message);
  if (response.error) texts.push(response.error.type, response.error.message);
  if (response.payload) addPayload(texts, response.payload);
  return texts;
}

function addMessage(texts: string[], message: Message): void {
  if (message.name) texts.push(message.name);
  for (const part of message.parts) {
    const text = textOf(part);
    if (text) texts.push(text);
  }
}

/** What a person reads of a part. Inline media is none of it. */
export function textOf(part: Part): string {
  switch (part.type) {
    case "tool_call":
      return `${part.name} ${part.arguments}`;
    case "image":
    case "file": {
      const address = part.source.type === "url" && !part.source.url.startsWith("data:") ? part.source.url : "";
      return part.type === "file" && part.name ? `${part.name} ${address}` : address;
    }
    default:
      return part.text;
  }
}

function addPayload(texts: string[], payload: Payload): void {
  if (payload.type === "models") {
    for (const { cells } of payload.rows) texts.push(cells.filter((cell) => cell !== null).join(" "));
  } else if (payload.type === "items") {
    for (const { title, url, text } of payload.items) texts.push([title ?? "", url ?? "", text].join(" "));
  }
}
