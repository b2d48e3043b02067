"use client";

import { useCallback, useEffect } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { Skeleton } from "@/components/ui/state";
import type { StateDiff } from "@/lib/change/state-diff";
import { StateDiffView } from "./state-diff-view";

export type Loaded = { diff: StateDiff; now: string | null };
type Props = { id: string; path: string; of: "change" | "before" | "after"; onLoaded?: (loaded: Loaded) => void };

const LABELS: Record<Props["of"], string> = {
  change: "changed by",
  before: "restored to before",
  after: "restored to after",
};

/** A difference of the history, fetched when it is shown. */
export function LoadedDiff({ id, path, of, onLoaded }: Props) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.historyDiff({ id, path, of }), [actions, id, path, of]);
  const { answer: read } = useAnswer(ask);
  // Told once for each answer; what is called back may be new each time.
  useEffect(() => {
    if (read?.ok) onLoaded?.(read);
  }, [read]);
  if (read?.ok === false) return <RefusalNote refusal={read.refusal} />;
  if (!read) {
    return (
      <div role="status" aria-label="Comparing" className="space-y-2">
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  return <StateDiffView diff={read.diff} label={`${LABELS[of]} ${id}, ${path}`} />;
}
