import type { JsonNode } from "../json/document";
import type { Parameter, ResponseView } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { answerOf, streamOf } from "./genai-answer";
import { messagesOf, systemOf } from "./genai-content";
import { googleToolsOf } from "./google-tools";
import { emptyResponse, errorOf } from "./shared";

/** Google's GenAI SDK against Vertex (format, sections 1.3 and 2.2: R4, R5, and embeddings). */
export const genai: Dialect = {
  id: "genai",
  label: "Google GenAI",
  matches: ({ url, endpoint }) =>
    url.startsWith("vertexai:") || /(^|\/)(generate_content(_stream)?|embed_content)$/.test(endpoint),
  readRequest: ({ input, model }) => {
    const config = input.get("config");
    return {
      model: model || null,
      messages: [...systemOf(config?.get("system_instruction")), ...messagesOf(input.get("contents"))],
      tools: googleToolsOf(config?.get("tools")),
      parameters: parametersOfRequest(input, config),
    };
  },
  readResponse: ({ body, status }) => {
    if (body?.kind === "array") return streamOf(body);
    if (body?.get("embeddings")) return embeddingsOf(body.get("embeddings"));
    if (body?.get("candidates") || body?.get("prompt_feedback")) return answerOf(body);
    const error = errorOf({ body, status });
    return { ...emptyResponse, messages: error ? [] : rawAnswer(body), error };
  },
};

/** The members of `config` are parameters like those beside it. */
function parametersOfRequest(input: JsonNode, config: JsonNode | undefined): Parameter[] {
  return [
    ...parametersOf(input, ["model", "contents", "config"]),
    ...parametersOf(config, ["system_instruction", "tools"]),
  ];
}

function embeddingsOf(embeddings: JsonNode | undefined): ResponseView {
  const vectors = (embeddings?.items() ?? []).map((item, position) => ({
    label: String(position),
    values: (item.get("values")?.items() ?? []).flatMap((value) => value.number ?? []),
    pointer: (item.get("values") ?? item).pointer,
  }));
  return { ...emptyResponse, messages: [], payload: { type: "embeddings", vectors } };
}
