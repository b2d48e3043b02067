"use client";

import Link from "next/link";
import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { MeaningChanges } from "@/components/diff/meaning-changes";
import { tabHref } from "@/components/recording/tabs";
import { Badge } from "@/components/ui/badge";
import { Skeleton } from "@/components/ui/state";
import type { CommitDiff, FileSinceCommit } from "@/lib/change/commit-diff";
import { CLASS_WORDS } from "@/lib/diff/semantic/classes";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";

/** A recording that a revert would change, and in what it differs from the commit, fetched when it is looked at. */
export function RevertedFile({ file: { path, state } }: { file: FileSinceCommit }) {
  return (
    <div className="space-y-2">
      <p className="recorded font-mono text-code">{visibleText(path)}</p>
      {state === "gone" ? <p className="text-ink-muted">It is gone, and comes back.</p> : <Difference path={path} />}
    </div>
  );
}

function Difference({ path }: { path: string }) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.sinceCommit({ path }), [actions, path]);
  const { answer: seen } = useAnswer(ask);
  if (!seen) return <Skeleton className="h-8 w-full" />;
  if (!seen.ok) return <RefusalNote refusal={seen.refusal} />;
  const { diff } = seen.view;
  return (
    <div className="space-y-1.5">
      {diff ? <Changes diff={diff} /> : <p className="text-ink-muted">It no longer differs, or is not text.</p>}
      <p>
        <Link href={tabHref(recordingHref(path), "diff")} className="text-accent hover:underline">
          Value by value
        </Link>
      </p>
    </div>
  );
}

function Changes({ diff: { meaning, changedLines } }: { diff: CommitDiff }) {
  return (
    <>
      <p className="text-ink-muted">
        {meaning && <Badge tone="changed">{CLASS_WORDS[meaning.class]}</Badge>}{" "}
        {formatQuantity(changedLines.added, "line")} added, {formatCount(changedLines.removed)} removed since the
        commit.
      </p>
      {meaning && <MeaningChanges changes={meaning.parts} />}
    </>
  );
}
