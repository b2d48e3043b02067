import type { JsonNode } from "../json/document";
import type { Message, ResponseView } from "../recording/message";
import type { Recording } from "../recording/recording";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { logprobsOf } from "./logprobs";
import { answerOfItems, itemViewOf, messagesOfItems } from "./openai-items";
import { openaiPartsOf } from "./openai-parts";
import { finishReasonOf } from "./openai-response-end";
import { foldResponseEvents } from "./openai-responses-stream";
import { openaiToolsOf } from "./openai-tools";
import { openaiUsageOf } from "./openai-usage";
import { bodyObjectOf, bodyTypeOf } from "./openai-wire";
import { dataOf, emptyResponse, errorOf, message } from "./shared";

/** OpenAI's responses: items in, items or events out (format, section 2: `openai.types.responses.*`, typed or not). */
export const openaiResponses: Dialect = {
  id: "openai-responses",
  label: "OpenAI responses",
  matches: (recording) => {
    const type = bodyTypeOf(recording);
    if (type !== "") return type.startsWith("openai.types.responses.");
    return /\/responses(?:\/|$)/.test(recording.endpoint) || /^response(?:\.|$)/.test(bodyObjectOf(recording));
  },
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [...instructionsOf(input.get("instructions")), ...inputOf(input.get("input"))],
    tools: openaiToolsOf(input),
    parameters: parametersOf(input, ["model", "instructions", "input", "tools"]),
  }),
  readResponse: (recording) => {
    const { body } = recording;
    const answer = body?.kind === "array" ? foldResponseEvents(body) : readAnswer(recording);
    return { ...answer, error: answer.error ?? errorOf(recording) };
  },
};

function instructionsOf(node: JsonNode | undefined): Message[] {
  if (!node || node.isNull) return [];
  return node.kind === "array" ? messagesOfItems(node.items()) : [message("system", openaiPartsOf(node), node)];
}

function inputOf(node: JsonNode | undefined): Message[] {
  if (!node || node.isNull) return [];
  return node.kind === "array" ? messagesOfItems(node.items()) : [message("user", openaiPartsOf(node), node)];
}

function readAnswer({ body }: Recording): ResponseView {
  const data = body && dataOf(body);
  const output = data?.get("output");
  if (!data || output?.kind !== "array") {
    const failed = data?.get("error");
    return { ...emptyResponse, messages: failed && !failed.isNull ? [] : rawAnswer(body) };
  }
  return {
    ...emptyResponse,
    id: data.get("id")?.string,
    messages: answerOfItems(output.items().map((node) => ({ node, view: itemViewOf(node) }))),
    finishReason: finishReasonOf(data),
    usage: openaiUsageOf(data.get("usage")),
    logprobs: output
      .items()
      .flatMap((item) => item.get("content")?.items() ?? [])
      .flatMap((part) => logprobsOf(part.get("logprobs"))),
  };
}
