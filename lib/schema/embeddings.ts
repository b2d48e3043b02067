import { z } from "zod";
import { float, raw } from "./marks";

export const createEmbeddingResponse = z.looseObject({
  data: z.array(z.looseObject({ embedding: z.array(float), index: raw, object: raw })),
  model: raw,
  object: raw,
  usage: z.looseObject({ prompt_tokens: raw, total_tokens: raw }),
});
