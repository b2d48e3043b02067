"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { StateDiffView } from "@/components/history/state-diff-view";
import { Skeleton } from "@/components/ui/state";
import { visibleText } from "@/lib/format/visible";
import type { ActName } from "@/lib/review/act";
import type { ShownRange } from "@/lib/review/view";

type Props = { act: ActName; range: ShownRange; id: string };

/** What an act would do to the files of one difference, fetched when it is looked at. */
export function ActFile({ act, range: { base, head, key }, id }: Props) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.previewAct({ base, head, key, act, id }), [actions, act, base, head, key, id]);
  const { answer: seen } = useAnswer(ask);
  if (!seen) return <Skeleton className="h-24 w-full" />;
  if (!seen.ok) return <RefusalNote refusal={seen.refusal} />;
  return (
    <div className="space-y-4">
      {seen.preview.map(({ path, diff }) => (
        <div key={path} className="space-y-2">
          <p className="recorded font-mono text-code">{visibleText(path)}</p>
          <StateDiffView diff={diff} label={path} />
        </div>
      ))}
    </div>
  );
}
