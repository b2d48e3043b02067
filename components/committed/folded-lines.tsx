"use client";

import { useMemo, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { TextDiff } from "@/components/edit/text-diff";
import { Skeleton } from "@/components/ui/state";

/** Many changed lines, which come once they are asked for: else they would be most of the page. */
export function FoldedLines({ path }: { path: string }) {
  const { actions } = useServer();
  const [open, setOpen] = useState(false);
  const ask = useMemo(() => (open ? () => actions.sinceCommit({ path }) : null), [actions, path, open]);
  const { answer: found } = useAnswer(ask);
  const text = found?.ok ? found.view.diff?.text : null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="py-1 text-ink-muted">Show them</summary>
      {found === null && <Skeleton className="h-24 w-full" />}
      {found?.ok === false && <RefusalNote refusal={found.refusal} />}
      {found?.ok && (text ? <TextDiff text={text} /> : <p>Nothing differs any more.</p>)}
    </details>
  );
}
