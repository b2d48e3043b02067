import { z } from "zod";
import { logprobs } from "./logprobs";
import { raw, since } from "./marks";
import { usage } from "./usage";

const toolCall = z.looseObject({
  index: raw,
  id: raw,
  function: z.looseObject({ arguments: raw, name: raw }),
  type: raw,
});

const delta = z.looseObject({
  content: raw,
  function_call: z.looseObject({ arguments: raw, name: raw }),
  refusal: raw,
  role: raw,
  tool_calls: z.array(toolCall),
});

export const chatCompletionChunk = z.looseObject({
  id: raw,
  choices: z.array(z.looseObject({ delta, finish_reason: raw, index: raw, logprobs })),
  created: raw,
  model: raw,
  object: raw,
  moderation: since("2.41.0"),
  obfuscation: since("3.3.2"),
  service_tier: raw,
  system_fingerprint: raw,
  usage,
});
