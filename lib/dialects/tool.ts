import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import type { Part, Payload, ResponseError } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { dataOf, emptyResponse, errorOf, jsonPart, message } from "./shared";

/** A tool that the stack itself runs, such as a web search (format, sections 1 and 2.2: Q4, R11). */
export const tool: Dialect = {
  id: "tool",
  label: "Tool",
  matches: ({ kind }) => kind === "tool",
  readRequest: ({ request, input }) => ({
    model: null,
    messages: [message("assistant", [callOf(request, input)], request)],
    tools: [],
    parameters: parametersOf(request, ["test_id", "tool_name", "kwargs"]),
  }),
  readResponse: ({ request, body, status }) => {
    const result = body && dataOf(body);
    const content = result?.get("content");
    const error = failureOf(result) ?? errorOf({ body, status });
    if (!result || !content) return { ...emptyResponse, messages: error ? [] : rawAnswer(body), error };
    const answer = {
      ...message("tool", partsOf(content), result),
      name: request.get("tool_name")?.string ?? null,
      isError: error !== null,
    };
    return { ...emptyResponse, messages: [answer], error, payload: foundItemsOf(content) };
  },
};

function callOf(request: JsonNode, input: JsonNode): Part {
  const name = request.get("tool_name")?.string ?? "";
  return { type: "tool_call", id: null, name, arguments: input.raw, pointer: request.pointer };
}

/** The stack's own result says what went wrong in `error_message`, with a number of its own that is no HTTP status. */
function failureOf(result: JsonNode | undefined): ResponseError | null {
  const said = result?.get("error_message")?.string;
  const code = result?.get("error_code");
  if (said === undefined && code?.number === undefined) return null;
  return {
    type: code?.number === undefined ? "tool error" : `tool error ${code.raw}`,
    message: said ?? "",
    status: null,
  };
}

function partsOf(content: JsonNode): Part[] {
  if (content.isNull) return [];
  const items = content.kind === "array" ? content.items() : [content];
  return items.map((item) => {
    const text = item.string === undefined ? item.get("text") : item;
    return text?.string === undefined
      ? jsonPart(item.get("type")?.string ?? "content", item)
      : { type: "text", text: text.string, pointer: text.pointer };
  });
}

/** A search's content is a text that holds JSON: `{query, top_k: [{title, url, score, content}]}`. */
function foundItemsOf(content: JsonNode): Payload | null {
  const parsed = content.string === undefined ? null : parseJson(content.string);
  const root = parsed?.ok ? parsed.doc.root : null;
  const found = root?.get("top_k");
  if (found?.kind !== "array") return null;
  return {
    type: "items",
    label: root?.get("query")?.string ?? "results",
    items: found.items().map((item) => ({
      title: item.get("title")?.string ?? null,
      url: item.get("url")?.string ?? null,
      score: item.get("score")?.number ?? null,
      text: item.get("content")?.string ?? item.string ?? item.raw,
      // The item stands inside a string: no pointer reaches it.
      pointer: null,
    })),
  };
}
