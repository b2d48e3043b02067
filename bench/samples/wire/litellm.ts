import { streamed, typed } from "../scene";
import type { Fields } from "../values";

/** Chunks of the litellm client, as recorders of early 2026 kept them. */
export function litellmStream(model: string, pieces: readonly string[], usage: { prompt: number; completion: number }) {
  const counted = {
    completion_tokens: usage.completion,
    prompt_tokens: usage.prompt,
    total_tokens: usage.prompt + usage.completion,
    completion_tokens_details: null,
    prompt_tokens_details: null,
  };
  return streamed((rec) => [
    ...pieces.map((content, position) => chunk(rec, model, content, position === 0 ? "assistant" : null, null)),
    chunk(rec, model, null, null, "stop"),
    chunk(rec, model, null, null, null, { usage: counted }),
  ]);
}

function chunk(
  rec: string,
  model: string,
  content: string | null,
  role: string | null,
  finish: string | null,
  extras: Fields = {},
): Fields {
  const delta = {
    provider_specific_fields: null,
    content,
    role,
    function_call: null,
    tool_calls: null,
    audio: null,
  };
  return typed("litellm.types.utils.ModelResponseStream", {
    id: rec,
    created: 0,
    model,
    object: "chat.completion.chunk",
    system_fingerprint: null,
    choices: [{ finish_reason: finish, index: 0, delta, logprobs: null }],
    provider_specific_fields: null,
    ...extras,
  });
}
