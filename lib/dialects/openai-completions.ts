import type { JsonNode } from "../json/document";
import type { Message } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf } from "./fields";
import { foldChoices, readChoices } from "./openai-choices";
import { spokenPartsOf } from "./openai-message";
import { textPartsOf } from "./openai-parts";
import { promptsOf } from "./openai-prompts";
import { bodyObjectOf, bodyTypeOf } from "./openai-wire";
import { errorOf, jsonMessage, message } from "./shared";

/** OpenAI's completions: a prompt and the text that goes on from it (format, section 2: R12, single and streamed). */
export const openaiCompletions: Dialect = {
  id: "openai-completions",
  label: "OpenAI completions",
  matches: (recording) => {
    const type = bodyTypeOf(recording);
    if (type !== "") return type.endsWith(".Completion");
    return recording.endpoint.endsWith("/completions") || bodyObjectOf(recording) === "text_completion";
  },
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: promptsOf(input.get("prompt")),
    tools: [],
    parameters: parametersOf(input, ["model", "prompt"]),
  }),
  readResponse: (recording) => {
    const { body } = recording;
    const answer = body?.kind === "array" ? foldChoices(body) : readChoices(body, answersOf);
    return { ...answer, error: answer.error ?? errorOf(recording) };
  },
};

function answersOf(choice: JsonNode): Message[] {
  const text = choice.get("text");
  if (text?.string === undefined) return [jsonMessage("assistant", "choice", choice)];
  return [message("assistant", spokenPartsOf(textPartsOf("text", text)), choice)];
}
