import type { JsonNode } from "../json/document";
import type { Message, Part, Payload } from "../recording/message";
import type { Recording } from "../recording/recording";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer, usageOf } from "./fields";
import { emptyResponse, errorOf, jsonPart, message } from "./shared";

/**
 * Documents ranked by a query, over raw HTTP (format, section 2, R9): `results` with scores, or NVIDIA's `rankings`.
 */
export const rerank: Dialect = {
  id: "rerank",
  label: "Rerank",
  matches: ({ endpoint }) => /(^|\/)(rerank|reranking|ranking)$/.test(endpoint),
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [...askedOf(input.get("query")), ...askedOf(documentsOf(input))],
    tools: [],
    parameters: parametersOf(input, ["model", "query", "documents", "passages"]),
  }),
  readResponse: (recording) => {
    const { body } = recording;
    const results = body?.get("results") ?? body?.get("rankings");
    const error = errorOf(recording);
    if (!results) return { ...emptyResponse, messages: error ? [] : rawAnswer(body), error };
    const usage = usageOf(body?.get("usage"), { input: "prompt_tokens", total: "total_tokens" });
    return { ...emptyResponse, messages: [], usage, error, payload: payloadOf(recording, results.items()) };
  },
};

function documentsOf(input: JsonNode): JsonNode | undefined {
  return input.get("documents") ?? input.get("passages");
}

/** The query is one message; the documents are one message with a part each. */
function askedOf(node: JsonNode | undefined): Message[] {
  if (!node) return [];
  const parts = (node.kind === "array" ? node.items() : [node]).map((item): Part => {
    const text = textNodeOf(item);
    return text?.string === undefined
      ? jsonPart("document", item)
      : { type: "text", text: text.string, pointer: text.pointer };
  });
  return [message("user", parts, node)];
}

function textNodeOf(node: JsonNode | undefined): JsonNode | undefined {
  return node?.string === undefined ? node?.get("text") : node;
}

/** A result may leave its document out: then it is the request's, at the result's index. */
function payloadOf({ input }: Recording, results: readonly JsonNode[]): Payload {
  const asked = documentsOf(input)?.items() ?? [];
  const items = results.map((result) => {
    const index = result.get("index")?.number;
    const document = textNodeOf(result.get("document")) ?? textNodeOf(asked[index ?? -1]);
    return {
      title: index === undefined ? null : `#${index}`,
      url: null,
      score: (result.get("relevance_score") ?? result.get("score") ?? result.get("logit"))?.number ?? null,
      text: document?.string ?? result.raw,
      pointer: result.pointer,
    };
  });
  return { type: "items", label: "results", items };
}
