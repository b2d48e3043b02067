import { single, streamed } from "../scene";
import { type Fields, float, type Value } from "../values";

const MODEL_VERSION = "gemini-2.5-flash";
const CREATED = "2026-05-04T07:41:09.318204Z";

/** Google's SDK leaves nulls out and writes snake_case; it keeps the headers as they came. */
function headers(contentType: string): Fields {
  return {
    headers: {
      "Content-Type": contentType,
      Vary: "Origin, X-Origin, Referer",
      "Transfer-Encoding": "chunked",
      Date: "Mon, 04 May 2026 07:41:10 GMT",
      "X-Content-Type-Options": "nosniff",
    },
  };
}

export const textOf = (text: string): Fields => ({ text });
export const functionCall = (name: string, args: Fields): Fields => ({ function_call: { args, name } });

function usage(prompt: number, output: number): Fields {
  const detail = (count: number): Value => [{ modality: "TEXT", token_count: count }];
  return {
    candidates_token_count: output,
    candidates_tokens_details: detail(output),
    prompt_token_count: prompt,
    prompt_tokens_details: detail(prompt),
    total_token_count: prompt + output,
    traffic_type: "ON_DEMAND",
  };
}

export function genaiSingle(id: string, parts: Fields[], prompt: number, output: number, avgLogprobs: number) {
  const candidate = { content: { parts, role: "model" }, finish_reason: "STOP", avg_logprobs: float(avgLogprobs) };
  return single(() => ({
    sdk_http_response: headers("application/json; charset=UTF-8"),
    candidates: [candidate],
    create_time: CREATED,
    model_version: MODEL_VERSION,
    response_id: id,
    usage_metadata: usage(prompt, output),
    automatic_function_calling_history: [],
  }));
}

/** One chunk for each list of parts; the last one brings the finish reason and the counts. */
export function genaiStream(id: string, chunks: readonly Fields[][], prompt: number, output: number) {
  return streamed(() =>
    chunks.map((parts, position): Fields => {
      const last = position === chunks.length - 1;
      const content = { parts, role: "model" };
      return {
        sdk_http_response: headers("text/event-stream"),
        candidates: [{ content, ...(last ? { finish_reason: "STOP" } : {}) }],
        create_time: CREATED,
        model_version: MODEL_VERSION,
        response_id: id,
        usage_metadata: last ? usage(prompt, output) : { traffic_type: "ON_DEMAND" },
      };
    }),
  );
}
