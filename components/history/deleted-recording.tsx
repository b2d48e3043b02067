"use client";

import { RotateCcw, Trash2, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard, reportChange } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/state";
import type { Entry } from "@/lib/change/entry";
import type { Refusal } from "@/lib/change/refusal";
import { formatAgo, formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { historyHref } from "@/lib/url-state/history-state";
import { recordingHref } from "@/lib/url-state/list-state";
import { turnChange } from "./turn-change";
import { WHY } from "./why";

type Props = { path: string; entry: Entry; now: number };

/** What stands at the address of a recording that a change took away: what happened, and the way back. */
export function DeletedRecording({ path, entry, now }: Props) {
  const { actions, readOnly } = useServer();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { id, changes, at, who, why } = entry;
  const moved = changes.length === 2 ? changes.find(({ after }) => after !== null) : undefined;

  const run = async (work: () => Promise<Refusal | null>) => {
    setBusy(true);
    setRefusal(await work());
    setBusy(false);
  };
  const bringBack = () =>
    run(async () => {
      const done = await heard(() => actions.restoreState({ id, path, side: "before", expectedHash: null }));
      if (!done.ok) return done.refusal;
      void reportChange("Brought back.", done.entry ? [done.entry.id] : [], actions);
      return null;
    });

  return (
    <div className="m-auto">
      <EmptyState
        page
        icon={Trash2}
        title={moved ? "This recording has another name now" : "This recording was deleted"}
        hint={
          <>
            <p className="recorded font-mono text-code">{visibleText(path)}</p>
            <p className="mt-2">
              {WHY[why].word}{" "}
              <time dateTime={at} title={at} suppressHydrationWarning>
                {formatAgo(Date.parse(at), now)}
              </time>{" "}
              by {visibleText(who)}
              {changes.length > 1 && !moved && `, with ${formatQuantity(changes.length - 1, "other")}`}.
              {entry.note !== null && ` ${visibleText(entry.note)}.`}
            </p>
          </>
        }
      >
        <div className="space-y-3">
          {refusal && <RefusalNote refusal={refusal} />}
          <div className="flex flex-wrap items-center justify-center gap-2">
            {moved && (
              <Link href={recordingHref(moved.path)} className="text-accent hover:underline">
                Go to it
              </Link>
            )}
            {!readOnly && (
              <Button tone={moved ? "plain" : "primary"} disabled={busy} onClick={bringBack}>
                <RotateCcw aria-hidden size={14} />
                Bring it back
              </Button>
            )}
            {!readOnly && changes.length > 1 && entry.state === "done" && (
              <Button disabled={busy} onClick={() => run(() => turnChange("undo", id, actions))}>
                <Undo2 aria-hidden size={14} />
                {moved ? "Undo the renaming" : `Bring all ${formatCount(changes.length)} back`}
              </Button>
            )}
            <Link href={historyHref({ why: null, text: "", entry: id })} className="text-accent hover:underline">
              Show the change
            </Link>
          </div>
        </div>
      </EmptyState>
    </div>
  );
}
