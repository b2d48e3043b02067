import { z } from "zod";
import { raw, since } from "./marks";

export const usage = z.looseObject({
  completion_tokens: raw,
  prompt_tokens: raw,
  total_tokens: raw,
  completion_tokens_details: z.looseObject({
    accepted_prediction_tokens: raw,
    audio_tokens: raw,
    reasoning_tokens: raw,
    rejected_prediction_tokens: raw,
    text_tokens: since("3.1.0"),
  }),
  prompt_tokens_details: z.looseObject({
    audio_tokens: raw,
    cache_write_tokens: since("2.45.0"),
    cached_tokens: raw,
    image_tokens: since("3.1.0"),
    text_tokens: since("3.1.0"),
  }),
});
