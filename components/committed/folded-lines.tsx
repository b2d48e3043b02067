"use client";

import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { TextDiff } from "@/components/edit/text-diff";
import { Skeleton } from "@/components/ui/state";
import type { TextHunks } from "@/lib/change/hunks";
import { visibleText } from "@/lib/format/visible";

/** Many changed lines, which come once they are asked for: else they would be most of the page. */
export function FoldedLines({ path }: { path: string }) {
  const { actions } = useServer();
  const [text, setText] = useState<TextHunks | string | null>(null);
  const load = async (open: boolean) => {
    if (!open) return;
    const found = await heard(() => actions.sinceCommit({ path }));
    if (!found.ok) setText(found.refusal.problem.message);
    else setText(found.view.diff?.text ?? "Nothing differs any more.");
  };
  return (
    <details onToggle={(event) => void load(event.currentTarget.open)}>
      <summary className="py-1 text-ink-muted">Show them</summary>
      {text === null && <Skeleton className="h-24 w-full" />}
      {typeof text === "string" && <p className="recorded">{visibleText(text)}</p>}
      {text !== null && typeof text !== "string" && <TextDiff text={text} />}
    </details>
  );
}
