import { z } from "zod";
import { LEVELS, type Level } from "@/lib/lint/finding";

/** A rule and what it found. */
export type RuleCount = { rule: string; title: string; why: string; level: Level; count: number };

const findingSchema = z.object({
  path: z.string(),
  testId: z.string().nullable(),
  rule: z.string(),
  level: z.enum(LEVELS),
  pointer: z.string(),
  message: z.string(),
  line: z.number(),
  column: z.number(),
  fix: z.string().nullable(),
});
const pageSchema = z.object({ total: z.number(), findings: z.array(findingSchema) });

/** A finding as the health page lists it. */
export type HealthFinding = z.infer<typeof findingSchema>;
export type FindingsPage = z.infer<typeof pageSchema>;

/** How many findings a request brings. */
export const PAGE_SIZE = 200;

/** Fetches findings of a rule from `offset` on. Rejects with a sentence for people. */
export async function fetchFindings(rule: string, offset: number, signal?: AbortSignal): Promise<FindingsPage> {
  const response = await fetch(`/api/findings?${new URLSearchParams({ rule, offset: String(offset) })}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return pageSchema.parse(await response.json());
}
