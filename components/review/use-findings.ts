"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
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
  const [loaded, setLoaded] = useState<{ key: string; findings: ReviewFindings } | null>(null);
  useEffect(() => {
    let open = true;
    void heard(() => actions.reviewFindings({ base, head, key })).then((answer) => {
      // Without an answer nothing is said of them; each file says its own.
      if (open && answer.ok) setLoaded({ key, findings: answer.findings });
    });
    return () => {
      open = false;
    };
  }, [actions, base, head, key]);
  const found = loaded?.key === key ? loaded.findings : null;
  const byId = new Map(found?.files.map(({ id, counts }) => [id, counts]));
  const of = (ids: readonly string[]) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return own.length === 0 ? null : sumOf(own);
  };
  return { found, of };
}
