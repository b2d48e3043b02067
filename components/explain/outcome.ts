import type { Explanation } from "@/lib/explain/explain";

/** What asking for an explanation comes back with: the answer, or what was wrong with the question. */
export type ExplainOutcome = { ok: true; answer: Explanation } | { ok: false; message: string; hint: string };
