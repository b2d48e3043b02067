import { z } from "zod";
import type { DiffConfig } from "./classes";

/** The `diff` part of the configuration: what counts as noise. */
export const diffConfigSchema: z.ZodType<DiffConfig> = z.strictObject({
  noise: z.array(z.enum(["finish_reason", "reasoning", "models", "embedding"])).default([]),
  cosine: z.number().min(0).max(1).default(0.9999),
});
