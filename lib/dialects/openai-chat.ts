import type { JsonNode } from "../json/document";
import type { Message, RequestView } from "../recording/message";
import type { Recording } from "../recording/recording";
import type { Dialect } from "./dialect";
import { parametersOf } from "./fields";
import { foldChoices, readChoices } from "./openai-choices";
import { chatMessagesOf } from "./openai-message";
import { openaiToolsOf } from "./openai-tools";
import { bodyObjectOf, bodyTypeOf } from "./openai-wire";
import { errorOf, jsonMessage } from "./shared";

const TYPES = /\.(?:ChatCompletion(?:Chunk)?|ParsedChatCompletion\b.*|ModelResponse(?:Stream)?)$/;

/** OpenAI's chat completions, and whoever speaks them (format, sections 1.2 and 2.2: R1, R2, R8, H4, H5). */
export const openaiChat: Dialect = {
  id: "openai-chat",
  label: "OpenAI chat",
  matches: (recording) => {
    const type = bodyTypeOf(recording);
    if (type !== "") return TYPES.test(type);
    if (recording.endpoint.endsWith("/chat/completions")) return true;
    if (recording.endpoint.endsWith("/completions")) return recording.input.get("messages") !== undefined;
    return bodyObjectOf(recording).startsWith("chat.completion");
  },
  readRequest: readChatRequest,
  readResponse: (recording) => {
    const { body } = recording;
    const answer = body?.kind === "array" ? foldChoices(body) : readChoices(body, answersOf);
    return { ...answer, error: answer.error ?? errorOf(recording) };
  },
};

function readChatRequest({ input, model }: Recording): RequestView {
  const messages = input.get("messages");
  return {
    model: model || null,
    messages: messages ? requestMessagesOf(messages) : [],
    tools: openaiToolsOf(input),
    parameters: parametersOf(input, ["model", "messages", "tools", "functions"]),
  };
}

function requestMessagesOf(messages: JsonNode): Message[] {
  if (messages.kind !== "array") return [jsonMessage("user", "messages", messages)];
  return messages.items().flatMap((item) => chatMessagesOf(item));
}

function answersOf(choice: JsonNode): Message[] {
  const answer = choice.get("message");
  return answer ? chatMessagesOf(answer, "assistant") : [jsonMessage("assistant", "choice", choice)];
}
