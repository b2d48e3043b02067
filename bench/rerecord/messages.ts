import { z } from "zod";
import { providerConfigSchema } from "../../lib/providers/config";
import type { WireAnswer } from "../../lib/rerecord/wire";

// What the processes of this measure say to each other.

const callSchema = z.object({
  method: z.enum(["GET", "POST"]),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  body: z.string().nullable(),
});
export type SentCall = z.infer<typeof callSchema>;

/** A recording that can be asked again, the request that this sends, and the answer that leaves it as it is. */
export type Asked = { path: string; host: string; call: SentCall; answer: WireAnswer };

const answerSchema = z.object({
  status: z.number(),
  headers: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
  text: z.string(),
});

/** To the provider: what it answers to which request, and whether streams come event by event or in one piece. */
export const scriptSchema = z.object({
  manner: z.enum(["events", "whole"]),
  answers: z.array(z.tuple([z.string(), answerSchema])),
});
export type Script = z.infer<typeof scriptSchema>;

/** To an asking process: how it asks, and for what. */
export const taskSchema = z.object({
  manner: z.enum(["bare", "rerecord"]),
  folder: z.string(),
  atOnce: z.number(),
  /** Whether threads look at recordings and read answers, as they do in the product. */
  inThreads: z.boolean(),
  calls: z.array(callSchema),
  paths: z.array(z.string()),
  providers: z.record(z.string(), providerConfigSchema),
});
export type Task = z.infer<typeof taskSchema>;

/**
 * From it, behind each round: milliseconds; what became of the recordings; the most memory so far (resident set), in
 * bytes.
 */
export const roundSchema = z.object({
  time: z.number(),
  identical: z.number(),
  failed: z.array(z.string()),
  peak: z.number(),
  /**
   * The most that was in use at a time, looked at behind each so many recordings; 0 where the process cannot collect.
   */
  live: z.number(),
});
export type Round = z.infer<typeof roundSchema>;

/** What tells requests apart, as the provider sees them. */
export function requestOf({ url, body }: Pick<SentCall, "url" | "body">): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search} ${body ?? ""}`;
}
