"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { TextDiff } from "@/components/edit/text-diff";
import { Skeleton } from "@/components/ui/state";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { ShownRange } from "@/lib/review/view";

/** A difference line by line, as git would print it. */
export function Lines({ range: { base, head, key }, id }: { range: ShownRange; id: string }) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.reviewLines({ base, head, key, id }), [actions, base, head, key, id]);
  const { answer: found } = useAnswer(ask);
  if (!found) return <Skeleton className="h-40 w-full" />;
  if (!found.ok) return <RefusalNote refusal={found.refusal} />;
  const { lines } = found;
  if (lines === null) return <p className="text-ink-muted">One of the two is not UTF-8 text.</p>;
  return (
    <div className="space-y-1.5">
      <p className="tabular text-ink-muted">
        {formatQuantity(lines.added, "line")} added, {formatCount(lines.removed)} removed
      </p>
      <TextDiff text={lines.text} />
    </div>
  );
}
