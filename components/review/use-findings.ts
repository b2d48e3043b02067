"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import { type FindingCounts, sumOf } from "@/lib/review/findings";
import type { ReviewFindings, ShownRange } from "@/lib/review/view";

export type Findings = {
  /** Null until the range is checked. */
  found: ReviewFindings | null;
  /** What is new in some differences together; null where nothing is. */
  of: (ids: readonly string[]) => FindingCounts | null;
};

/** What a check finds new in a range: asked for once the page is there. */
export function useFindings({ base, head, key }: ShownRange): Findings {
  const { actions } = useServer();
  const ask = useCallback(() => actions.reviewFindings({ base, head, key }), [actions, base, head, key]);
  const { answer, fresh } = useAnswer(ask);
  // Where they could not be found nothing is said of them; each file says its own.
  const found = fresh && answer?.ok ? answer.findings : null;
  const byId = new Map(found?.files.map(({ id, counts }) => [id, counts]));
  const of = (ids: readonly string[]) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return own.length === 0 ? null : sumOf(own);
  };
  return { found, of };
}
