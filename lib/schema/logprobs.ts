import { z } from "zod";
import { float, raw } from "./marks";

const top = z.looseObject({ token: raw, bytes: raw, logprob: float });
const token = z.looseObject({ token: raw, bytes: raw, logprob: float, top_logprobs: z.array(top) });

export const logprobs = z.looseObject({ content: z.array(token), refusal: z.array(token) });
