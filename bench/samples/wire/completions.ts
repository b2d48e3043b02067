import { single, streamed, typed } from "../scene";
import { stretchesOf } from "../text";
import type { Fields, Value } from "../values";

const TYPE = "openai.types.completion.Completion";

export function completionSingle(model: string, text: string, usage: Value): ReturnType<typeof single> {
  return single((rec) => completion(rec, model, text, "stop", usage));
}

export function completionStream(model: string, text: string): ReturnType<typeof streamed> {
  const pieces = stretchesOf(text, 2);
  return streamed((rec) =>
    pieces.map((piece, index) => completion(rec, model, piece, index === pieces.length - 1 ? "stop" : null, null)),
  );
}

function completion(rec: string, model: string, text: string, finish: string | null, usage: Value): Fields {
  return typed(TYPE, {
    id: rec,
    choices: [{ finish_reason: finish, index: 0, logprobs: null, text, stop_reason: null, token_ids: null }],
    created: 0,
    model,
    object: "text_completion",
    system_fingerprint: null,
    usage,
    service_tier: null,
    kv_transfer_params: null,
  });
}
