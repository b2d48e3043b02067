import type { JsonNode } from "../json/document";
import type { Part, ResponseView } from "../recording/message";
import type { Dialect } from "./dialect";
import { rawAnswer } from "./fields";
import { emptyResponse, errorFrom, errorOf, jsonMessage, message } from "./shared";
import { chunkOf, sseEventsOf } from "./sse";

/** Raw HTTP that no other family knows (format, section 1, Q3): JSON shown as it is, events one by one. */
export const http: Dialect = {
  id: "http",
  label: "Raw HTTP",
  matches: ({ kind }) => kind === "http",
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [jsonMessage("user", "request", input)],
    tools: [],
    parameters: [],
  }),
  readResponse: (recording) => {
    const { body } = recording;
    if (body?.kind === "array" && body.at(0)?.kind === "string") return eventsOf(body);
    const error = errorOf(recording);
    return { ...emptyResponse, messages: error && body?.get("error") ? [] : rawAnswer(body), error };
  },
};

function eventsOf(body: JsonNode): ResponseView {
  const events = sseEventsOf(body);
  if (events.every(({ data }) => data === null)) return { ...emptyResponse, messages: rawAnswer(body) };
  const parts = events.flatMap(({ name, data }): Part[] =>
    data === null ? [] : [{ type: "json", label: name ?? "event", text: data, pointer: null }],
  );
  const failed = events.findLast(({ doc }) => doc?.root.get("error")?.kind === "object")?.doc?.root.get("error");
  return {
    ...emptyResponse,
    messages: [message("assistant", parts, null)],
    error: failed ? errorFrom(failed, null) : null,
    chunks: events.map(chunkOf),
  };
}
