"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { TextDiff } from "@/components/edit/text-diff";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ReviewedLines, ShownRange } from "@/lib/review/view";

/** A difference line by line, as git would print it. */
export function Lines({ range: { base, head, key }, id }: { range: ShownRange; id: string }) {
  const { actions } = useServer();
  const [lines, setLines] = useState<ReviewedLines | undefined>(undefined);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let open = true;
    void heard(() => actions.reviewLines({ base, head, key, id })).then((found) => {
      if (!open) return;
      if (found.ok) setLines(found.lines);
      else setRefusal(found.refusal);
    });
    return () => {
      open = false;
    };
  }, [actions, base, head, key, id]);
  if (refusal) {
    return <ErrorNote title={visibleText(refusal.problem.message)} hint={visibleText(refusal.problem.hint)} />;
  }
  if (lines === undefined) return <Skeleton className="h-40 w-full" />;
  if (lines === null) return <p className="text-ink-muted">One of both is no text in UTF-8.</p>;
  return (
    <div className="space-y-1.5">
      <p className="tabular text-ink-muted">
        {formatQuantity(lines.added, "line")} added, {formatCount(lines.removed)} removed
      </p>
      <TextDiff text={lines.text} />
    </div>
  );
}
