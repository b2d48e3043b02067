"use client";

import { useCallback } from "react";
import { useAnswer } from "@/components/actions/use-answer";
import { count, decode, list, object, text } from "@/lib/list/decode";
import { type FindingCounts, sumOf } from "@/lib/review/findings";
import type { ReviewFindings, ShownRange } from "@/lib/review/view";

export type Findings = {
  /** Null until the range is checked, and where it could not be: each file says its own then. */
  found: ReviewFindings | null;
  isLooking: boolean;
  /** What is new in some differences together; null where nothing is. */
  of: (ids: readonly string[]) => FindingCounts | null;
};

/** What a check finds new in a range: asked for once the page is there. */
export function useFindings({ base, head, key }: ShownRange): Findings {
  const ask = useCallback((signal: AbortSignal) => fetchFindings({ base, head, key }, signal), [base, head, key]);
  const { answer, fresh } = useAnswer(ask);
  const found = fresh && answer?.ok ? answer.findings : null;
  const byId = new Map(found?.files.map(({ id, counts }) => [id, counts]));
  const of = (ids: readonly string[]) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return own.length === 0 ? null : sumOf(own);
  };
  return { found, isLooking: !fresh, of };
}

const countsDecoder = object<FindingCounts>({ error: count, warning: count, info: count });
const findingsDecoder = object<ReviewFindings>({
  counts: countsDecoder,
  files: list(object({ id: text, counts: countsDecoder })),
});

/** Not an action: those wait for one another, and a large range takes its time. */
async function fetchFindings({ base, head, key }: ShownRange, signal: AbortSignal) {
  const params = new URLSearchParams({ key });
  if (base !== null) params.set("base", base);
  if (head !== null) params.set("head", head);
  const response = await fetch(`/api/review/findings?${params}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return { ok: true as const, findings: decode(findingsDecoder, await response.json()) };
}
