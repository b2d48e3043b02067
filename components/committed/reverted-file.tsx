"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { MeaningChanges } from "@/components/diff/meaning-changes";
import { tabHref } from "@/components/recording/tabs";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/state";
import type { CommitDiff, CommitView, FileSinceCommit } from "@/lib/change/commit-diff";
import type { Refusal } from "@/lib/change/refusal";
import { CLASS_WORDS } from "@/lib/diff/semantic/classes";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { recordingHref } from "@/lib/url-state/list-state";

/** A recording that a revert would change; opened, it says in what it differs. */
export function RevertedFile({ file: { path, state } }: { file: FileSinceCommit }) {
  const { actions } = useServer();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState<CommitView | Refusal | null>(null);
  const toggle = async () => {
    setOpen(!open);
    if (open || seen) return;
    const found = await heard(() => actions.sinceCommit({ path }));
    setSeen(found.ok ? found.view : found.refusal);
  };
  if (state === "gone") {
    return (
      <li className="recorded flex items-center justify-between gap-2 px-3 py-1.5">
        <span className="min-w-0 font-mono text-code">{visibleText(path)}</span>
        <Badge tone="removed">gone</Badge>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={toggle}
        className="recorded flex w-full items-start gap-1.5 px-3 py-1.5 text-left font-mono text-code hover:bg-hover"
      >
        <ChevronRight aria-hidden size={14} className={cx("mt-0.5 shrink-0", open && "rotate-90")} />
        <span className="min-w-0">{visibleText(path)}</span>
      </button>
      {open && (
        <div className="px-3 pb-2">{seen ? <Seen seen={seen} path={path} /> : <Skeleton className="h-8 w-full" />}</div>
      )}
    </li>
  );
}

function Seen({ seen, path }: { seen: CommitView | Refusal; path: string }) {
  if ("reason" in seen) return <p className="recorded text-error">{visibleText(seen.problem.message)}</p>;
  return (
    <div className="space-y-1.5">
      {seen.diff ? (
        <Difference diff={seen.diff} />
      ) : (
        <p className="text-ink-muted">It differs no more, or is no text.</p>
      )}
      <p>
        <Link href={tabHref(recordingHref(path), "diff")} className="text-accent hover:underline">
          Value by value
        </Link>
      </p>
    </div>
  );
}

function Difference({ diff: { meaning, changedLines } }: { diff: CommitDiff }) {
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
