import { z } from "zod";
import { logprobs } from "./logprobs";
import { raw } from "./marks";

const delta = z.looseObject({
  provider_specific_fields: raw,
  content: raw,
  role: raw,
  function_call: raw,
  tool_calls: raw,
  audio: raw,
});

/** Its usage is declared, but written only by the chunk that has it: like an undeclared member, behind all others. */
export const modelResponseStream = z.looseObject({
  id: raw,
  created: raw,
  model: raw,
  object: raw,
  system_fingerprint: raw,
  choices: z.array(z.looseObject({ finish_reason: raw, index: raw, delta, logprobs })),
  provider_specific_fields: raw,
});
