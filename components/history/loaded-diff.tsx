"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { Skeleton } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import type { StateDiff } from "@/lib/change/state-diff";
import { RefusalNote } from "./refusal-note";
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
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Only another question asks again; what is called back may be new each time.
  useEffect(() => {
    let wanted = true;
    void heard(() => actions.historyDiff({ id, path, of })).then((read) => {
      if (!wanted) return;
      if (!read.ok) return setRefusal(read.refusal);
      setLoaded(read);
      onLoaded?.(read);
    });
    return () => {
      wanted = false;
    };
  }, [actions, id, path, of]);
  if (refusal) return <RefusalNote refusal={refusal} />;
  if (!loaded) {
    return (
      <div role="status" aria-label="Comparing" className="space-y-2">
        <Skeleton className="h-4 w-56" />
        <Skeleton className="h-16 w-full" />
      </div>
    );
  }
  return <StateDiffView diff={loaded.diff} label={`${LABELS[of]} ${id}, ${path}`} />;
}
