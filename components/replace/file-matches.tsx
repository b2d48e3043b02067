"use client";

import { type ReactNode, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { PreviewView } from "@/components/edit/preview-view";
import { RecordingLink } from "@/components/recording/recording-link";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { MatchView, ReplaceRow } from "@/lib/change/replace-preview";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ReplaceQuery } from "@/lib/replace/query";
import { chosenOf, isChosen, type LeftOut, rekeys, skippedOf, withMatch } from "./left-out";

/** The matches of one recording, each with the words around it, and on demand the lines of its file. */
export function FileMatches({
  query,
  row,
  left,
  onLeave,
  children,
}: {
  query: ReplaceQuery;
  row: ReplaceRow;
  left: LeftOut;
  onLeave: (left: LeftOut) => void;
  /** What is said of its new name. */
  children?: ReactNode;
}) {
  const further = row.count - row.matches.length;
  return (
    <div className="space-y-3">
      <p className="recorded">
        <RecordingLink path={row.path} testId={row.testId} />
      </p>
      {row.why !== null && <p className="recorded text-error">{visibleText(row.why)}</p>}
      {rekeys(row, left) && <NewName row={row} />}
      {children}
      <ul aria-label="Matches" className="divide-y rounded-md border">
        {row.matches.map((match, at) => (
          <MatchItem
            key={at}
            match={match}
            checked={row.why === null && isChosen(row, left, at)}
            onChange={row.why === null ? (on) => onLeave(withMatch(left, row, at, on)) : null}
          />
        ))}
      </ul>
      {further > 0 && <p className="text-ink-muted">{formatQuantity(further, "further match", "further matches")}.</p>}
      {chosenOf(row, left) !== false && row.hash !== null && (
        <Lines key={skippedOf(row, left).join()} query={query} row={row} hash={row.hash} skip={skippedOf(row, left)} />
      )}
    </div>
  );
}

function MatchItem({
  match: { label, before, old, now, after },
  checked,
  onChange,
}: {
  match: MatchView;
  checked: boolean;
  onChange: ((on: boolean) => void) | null;
}) {
  const id = useId();
  return (
    <li className="flex gap-2 px-3 py-1.5">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={checked}
        disabled={onChange === null}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      <label htmlFor={id} className="grid min-w-0 flex-1 gap-x-2 sm:grid-cols-[10rem_1fr]">
        <span className="recorded text-ink-muted">{visibleText(label)}</span>
        <span className="recorded min-w-0 whitespace-pre-wrap">
          {visibleText(before)}
          <del className="rounded-sm bg-removed-fill text-removed">{visibleText(old)}</del>
          <ins className="rounded-sm bg-added-fill text-added no-underline">{visibleText(now)}</ins>
          {visibleText(after)}
        </span>
      </label>
    </li>
  );
}

function NewName({ row: { to, taken } }: { row: ReplaceRow }) {
  return (
    <p className="recorded text-ink-muted">
      The request key changes
      {to === null ? (
        "."
      ) : (
        <>
          : a replay then looks for <code className="font-mono text-code">{visibleText(to)}</code>
          {taken && ", which is there already"}.
        </>
      )}
    </p>
  );
}

function Lines({ query, row, hash, skip }: { query: ReplaceQuery; row: ReplaceRow; hash: string; skip: number[] }) {
  const { actions } = useServer();
  const [ask, setAsk] = useState<(() => ReturnType<typeof actions.previewReplace>) | null>(null);
  const { answer: seen } = useAnswer(ask);
  if (seen === null) {
    const target = { path: row.path, expectedHash: hash, skip };
    return (
      <Button onClick={() => setAsk(() => () => actions.previewReplace({ query, target }))} disabled={ask !== null}>
        {ask ? "Looking…" : "Show the file’s lines"}
      </Button>
    );
  }
  if (!seen.ok) return <RefusalNote refusal={seen.refusal} />;
  const { preview } = seen;
  return (
    <>
      <PreviewView preview={preview} />
      {preview.downstream.length > 0 && (
        <p className="text-warning">
          {formatQuantity(preview.downstream.length, "later turn")} of the test embed the answer that changes.
        </p>
      )}
    </>
  );
}
