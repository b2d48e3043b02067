import { z } from "zod";
import { logprobs } from "./logprobs";
import { raw, since } from "./marks";
import { usage } from "./usage";

const toolCall = z.discriminatedUnion("type", [
  z.looseObject({ id: raw, function: z.looseObject({ arguments: raw, name: raw }), type: z.literal("function") }),
  z.looseObject({ id: raw, custom: z.looseObject({ input: raw, name: raw }), type: z.literal("custom") }),
]);

const citation = z.looseObject({ end_index: raw, start_index: raw, title: raw, url: raw });

const message = z.looseObject({
  content: raw,
  refusal: raw,
  role: raw,
  annotations: z.array(z.looseObject({ type: raw, url_citation: citation })),
  audio: z.looseObject({ id: raw, data: raw, expires_at: raw, transcript: raw }),
  function_call: z.looseObject({ arguments: raw, name: raw }),
  tool_calls: z.array(toolCall),
});

export const chatCompletion = z.looseObject({
  id: raw,
  choices: z.array(z.looseObject({ finish_reason: raw, index: raw, logprobs, message })),
  created: raw,
  model: raw,
  object: raw,
  metadata: since("3.2.0"),
  moderation: since("2.41.0"),
  service_tier: raw,
  system_fingerprint: raw,
  usage,
});
