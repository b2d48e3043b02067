"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { StateDiffView } from "@/components/history/state-diff-view";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import type { ActName, ActPreview } from "@/lib/review/act";
import type { ShownRange } from "@/lib/review/view";

type Props = { act: ActName; range: ShownRange; id: string };

/** What an act would do to the files of one difference, fetched when it is looked at. */
export function ActFile({ act, range: { base, head, key }, id }: Props) {
  const { actions } = useServer();
  const [preview, setPreview] = useState<ActPreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let open = true;
    void heard(() => actions.previewAct({ base, head, key, act, id })).then((seen) => {
      if (!open) return;
      if (seen.ok) setPreview(seen.preview);
      else setRefusal(seen.refusal);
    });
    return () => {
      open = false;
    };
  }, [actions, act, base, head, key, id]);
  if (refusal) {
    return <ErrorNote title={visibleText(refusal.problem.message)} hint={visibleText(refusal.problem.hint)} />;
  }
  if (!preview) return <Skeleton className="h-24 w-full" />;
  return (
    <div className="space-y-4">
      {preview.map(({ path, diff }) => (
        <div key={path} className="space-y-2">
          <p className="recorded font-mono text-code">{visibleText(path)}</p>
          <StateDiffView diff={diff} label={path} />
        </div>
      ))}
    </div>
  );
}
