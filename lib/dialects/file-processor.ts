import type { JsonNode } from "../json/document";
import type { Payload } from "../recording/message";
import type { Dialect } from "./dialect";
import { parametersOf, rawAnswer } from "./fields";
import { dataOf, emptyResponse, errorOf, message } from "./shared";

/** A file cut into chunks of text (format, sections 1 and 2: Q5, R13). */
export const fileProcessor: Dialect = {
  id: "file-processor",
  label: "File processor",
  matches: ({ kind }) => kind === "file_processor",
  readRequest: ({ request }) => {
    const file = request.get("file_id");
    const id = file?.string;
    return {
      model: null,
      messages:
        file && id !== undefined
          ? [
              message(
                "user",
                [{ type: "file", source: { type: "id", id }, name: null, pointer: file.pointer }],
                request,
              ),
            ]
          : [],
      tools: [],
      parameters: parametersOf(request, ["test_id", "file_id"]),
    };
  },
  readResponse: ({ body, status }) => {
    const chunks = body && dataOf(body).get("chunks");
    const error = errorOf({ body, status });
    if (!chunks) return { ...emptyResponse, messages: error ? [] : rawAnswer(body), error };
    return { ...emptyResponse, messages: [], error, payload: payloadOf(chunks.items()) };
  },
};

function payloadOf(chunks: readonly JsonNode[]): Payload {
  const items = chunks.map((chunk) => ({
    title: (chunk.path("metadata", "filename") ?? chunk.path("metadata", "title"))?.string ?? null,
    url: null,
    score: null,
    text: chunk.get("content")?.string ?? chunk.raw,
    pointer: chunk.pointer,
  }));
  return { type: "items", label: "chunks", items };
}
