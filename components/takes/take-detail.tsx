"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { RefusalNote } from "@/components/actions/refusal-note";
import { shortName } from "@/components/recording/names";
import { useKeys } from "@/components/shell/keys";
import { cx } from "@/components/ui/class-names";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/state";
import { refusalOf } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import type { PendingRecording } from "@/lib/take/pending";
import { recordingHref } from "@/lib/url-state/list-state";
import { takesHref } from "@/lib/url-state/takes-state";
import { AnswerView } from "./answer-view";
import { AskedInOrder } from "./asked-in-order";
import { ChainTurns } from "./chain-turns";
import { Decision } from "./decision";
import { StabilityTable } from "./stability-table";
import { TakeCompare } from "./take-compare";
import { useChain } from "./use-chain";
import { useTakes } from "./use-takes";

type Props = {
  recording: PendingRecording;
  busy: boolean;
  position: string;
  /** Null where nothing may be changed. */
  onAccept: ((takes: { id: string; seen: string | null }[], noise: boolean, carry: boolean) => void) | null;
  onReject: ((id: string, kept: boolean) => void) | null;
};

/** The takes of one recording: any of them, or what is recorded, in the same place. */
export function TakeDetail({ recording, busy, position, onAccept, onReject }: Props) {
  const { path, testName, takes: pending } = recording;
  const read = useTakes(recording);
  const view = read?.ok ? read.view : null;
  const refusal = refusalOf(read);
  const [wanted, setWanted] = useState<string | null>(null);
  const takes = view?.takes.filter(({ take }) => pending.some(({ id }) => id === take.id)) ?? [];
  const shown = wanted === "recorded" ? null : (takes.find(({ take }) => take.id === wanted) ?? takes.at(-1) ?? null);
  const choices = [
    { id: "recorded", label: "Recorded" },
    ...takes.map(({ take }, at) => ({ id: take.id, label: takes.length === 1 ? "Take" : `Take ${at + 1}` })),
  ];
  const turns = useChain(shown);
  const [carry, setCarry] = useState(true);
  useKeys(
    choices
      .slice(0, 10)
      .map(({ id, label }, at) => ({ keys: [String(at)], label: `Show: ${label}`, run: () => setWanted(id) })),
  );
  return (
    <article aria-label={visibleText(testName || path)} className="flex min-h-0 flex-1 flex-col">
      <header className="border-b px-4 py-1.5">
        <div className="flex items-center gap-2">
          <Link href={takesHref()} aria-label="All takes" className="rounded-sm p-1 text-ink-muted md:hidden">
            <ArrowLeft aria-hidden size={14} />
          </Link>
          <h2 className="recorded min-w-0 flex-1 truncate font-semibold">
            <Link href={recordingHref(path)} className="hover:underline" title={visibleText(path)}>
              {visibleText(testName || shortName(path))}
            </Link>
          </h2>
          <span className="tabular shrink-0 text-small text-ink-muted">{position}</span>
        </div>
        <p className="recorded truncate font-mono text-code text-ink-muted" title={visibleText(path)}>
          {visibleText(path)}
        </p>
        <fieldset className="mt-1.5 flex flex-wrap items-center gap-1">
          <legend className="sr-only">What is shown</legend>
          {choices.map(({ id, label }, at) => {
            const active = id === (shown?.take.id ?? "recorded");
            return (
              <button
                key={id}
                type="button"
                aria-pressed={active}
                onClick={() => setWanted(id)}
                className={cx(
                  "inline-flex h-6 items-center gap-1.5 rounded-md px-2",
                  active ? "bg-selected text-accent" : "text-ink-muted hover:bg-hover hover:text-ink",
                )}
              >
                {label}
                {at < 10 && <Kbd keys={String(at)} />}
              </button>
            );
          })}
        </fieldset>
      </header>
      <section aria-label="Comparison" tabIndex={0} className="min-h-0 flex-1 space-y-4 overflow-y-auto p-4">
        {refusal && <RefusalNote refusal={refusal} />}
        {!view && !refusal && (
          <div role="status" aria-label="Comparing" className="space-y-2">
            <Skeleton className="h-4 w-56" />
            <Skeleton className="h-24 w-full" />
          </div>
        )}
        {view && shown && <TakeCompare compared={shown} recorded={view.recorded} />}
        {shown?.chain && <AskedInOrder links={shown.chain.links} broken={shown.chain.broken} />}
        {shown && turns && <ChainTurns turns={turns} carry={carry} onCarry={onAccept && setCarry} />}
        {view && !shown && view.recorded && <AnswerView answer={view.recorded} />}
        {view && !shown && !view.recorded && <p className="text-ink-muted">The recording is gone or cannot be read.</p>}
        {view && takes.length > 1 && <StabilityTable rows={view.stability} recorded={view.recorded !== null} />}
      </section>
      {view && onAccept && onReject && (
        <Decision
          compared={shown}
          now={view.now}
          others={takes.length - 1}
          busy={busy}
          whole={turns !== null}
          onAccept={(take, noise) => onAccept([take], noise, carry && (turns ?? []).some(({ why }) => why === null))}
          onAcceptChain={(ids) =>
            onAccept(
              ids.map((id) => ({ id, seen: null })),
              true,
              true,
            )
          }
          onReject={onReject}
        />
      )}
    </article>
  );
}
