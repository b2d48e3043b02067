"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { KeptDraft } from "@/lib/change/kept-draft";
import { formatAgo } from "@/lib/format/human";
import type { DraftKeeping } from "./use-draft";

/**
 * Says that there are unsaved changes from before, and offers them as long as nothing else was typed; says what keeps
 * drafts from being safe. `onResume` takes them (`draft.take`) once it has what they were made for.
 */
export function DraftNotice({
  draft: { kept, inHand, elsewhere, problem, discard },
  onResume,
}: {
  draft: DraftKeeping;
  onResume: (kept: KeptDraft) => void;
}) {
  return (
    <>
      {kept && !inHand && (
        <Line>
          <p>
            You have unsaved changes from <Ago at={kept.at} />.
          </p>
          <div className="flex gap-1.5">
            <Button tone="primary" onClick={() => onResume(kept)}>
              Resume
            </Button>
            <Button tone="quiet" onClick={discard}>
              Discard
            </Button>
          </div>
        </Line>
      )}
      {elsewhere && (
        <Line>
          <p>This recording is being edited in another tab: whoever saves second is shown both, and nothing is lost.</p>
        </Line>
      )}
      {problem !== null && (
        <Line>
          <p className="text-warning">{problem}</p>
        </Line>
      )}
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-surface px-4 py-1.5">
      {children}
    </div>
  );
}

/** How long ago, kept up to date; the exact time on hover. */
function Ago({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString()}>
      {formatAgo(at, now)}
    </time>
  );
}
