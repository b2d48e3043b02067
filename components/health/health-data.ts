import { z } from "zod";
import { FIX_NAMES } from "@/lib/fix/name";
import { LEVELS } from "@/lib/lint/finding";

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
  fixName: z.enum(FIX_NAMES).nullable(),
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

const stateSchema = z.object({
  state: z.enum(["waiting", "running", "ready", "failed"]),
  done: z.number(),
  total: z.number(),
  version: z.number(),
});
/** How far the check is; `version` grows with each report. */
export type CheckProgress = z.infer<typeof stateSchema>;

/** Fetches how far the check is. Rejects when the server cannot be reached. */
export async function fetchProgress(signal: AbortSignal): Promise<CheckProgress> {
  const response = await fetch("/api/check", { signal });
  return stateSchema.parse(await response.json());
}
