import type { Dialect } from "./dialect";
import { jsonMessage } from "./shared";

/** The family of last resort: shows request and response raw, whatever they are. */
export const unknown: Dialect = {
  id: "unknown",
  label: "Unknown shape",
  matches: () => true,
  readRequest: ({ input, model }) => ({
    model: model || null,
    messages: [jsonMessage("user", "request", input)],
    tools: [],
    parameters: [],
  }),
  readResponse: ({ body, streaming }) => ({
    messages: body && !body.isNull ? [jsonMessage("assistant", "response", body)] : [],
    finishReason: null,
    usage: null,
    error: null,
    chunks: streaming
      ? (body?.items() ?? []).map((item) => ({
          label: item.get("__type__")?.string?.split(".").at(-1) ?? item.kind,
          pointers: [item.pointer],
          pieces: [],
          notes: [],
        }))
      : [],
    logprobs: [],
    payload: null,
  }),
};
