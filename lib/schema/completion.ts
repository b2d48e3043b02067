import { z } from "zod";
import { float, raw } from "./marks";
import { usage } from "./usage";

const logprobs = z.looseObject({
  text_offset: raw,
  token_logprobs: z.array(float),
  tokens: raw,
  top_logprobs: z.array(z.record(z.string(), float)),
});

export const completion = z.looseObject({
  id: raw,
  choices: z.array(z.looseObject({ finish_reason: raw, index: raw, logprobs, text: raw })),
  created: raw,
  model: raw,
  object: raw,
  system_fingerprint: raw,
  usage,
});
