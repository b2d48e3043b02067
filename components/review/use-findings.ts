"use client";

import { useEffect, useState } from "react";
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
  const [answer, setAnswer] = useState<{ key: string; found: ReviewFindings | null } | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const tell = (found: ReviewFindings | null) => {
      if (!abort.signal.aborted) setAnswer({ key, found });
    };
    fetchFindings({ base, head, key }, abort.signal).then(tell, () => tell(null));
    return () => abort.abort();
  }, [base, head, key]);
  const isLooking = answer?.key !== key;
  const found = isLooking ? null : answer.found;
  const byId = new Map(found?.files.map(({ id, counts }) => [id, counts]));
  const of = (ids: readonly string[]) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    return own.length === 0 ? null : sumOf(own);
  };
  return { found, isLooking, of };
}

const countsDecoder = object<FindingCounts>({ error: count, warning: count, info: count });
const findingsDecoder = object<ReviewFindings>({
  counts: countsDecoder,
  files: list(object({ id: text, counts: countsDecoder })),
});

/** Not an action: those wait for one another, and a large range takes its time. */
async function fetchFindings({ base, head, key }: ShownRange, signal: AbortSignal): Promise<ReviewFindings> {
  const params = new URLSearchParams({ key });
  if (base !== null) params.set("base", base);
  if (head !== null) params.set("head", head);
  const response = await fetch(`/api/review/findings?${params}`, { signal });
  if (!response.ok) throw new Error(await response.text());
  return decode(findingsDecoder, await response.json());
}
