"use client";

import { RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard, reportChange } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import type { RecordedChange } from "@/lib/change/entry";
import type { Refusal } from "@/lib/change/refusal";
import { type Loaded, LoadedDiff } from "./loaded-diff";

type Side = "before" | "after";
type Props = { id: string; change: RecordedChange; onChanged: () => void };

/** Brings back what a file held before or after a change; what that does to the file as it is now is shown first. */
export function RestoreState({ id, change, onChanged }: Props) {
  const { readOnly } = useServer();
  const [side, setSide] = useState<Side | null>(null);
  if (readOnly) return null;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-2">
        {(["before", "after"] as const).map((each) => (
          <Button
            key={each}
            tone="quiet"
            aria-expanded={side === each}
            onClick={() => setSide(side === each ? null : each)}
          >
            <RotateCcw aria-hidden size={14} />
            {labelOf(each, change)}
          </Button>
        ))}
      </div>
      {side && (
        <Confirm
          key={side}
          id={id}
          path={change.path}
          side={side}
          onCancel={() => setSide(null)}
          onDone={() => {
            setSide(null);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

type ConfirmProps = { id: string; path: string; side: Side; onCancel: () => void; onDone: () => void };

function Confirm({ id, path, side, onCancel, onDone }: ConfirmProps) {
  const { actions } = useServer();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const restore = async (expectedHash: string | null) => {
    setBusy(true);
    const done = await heard(() => actions.restoreState({ id, path, side, expectedHash }));
    setBusy(false);
    if (!done.ok) return setRefusal(done.refusal);
    void reportChange("Restored.", done.entry ? [done.entry.id] : [], actions);
    onDone();
  };
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Below a long difference it would begin out of sight.
    if (loaded) section.current?.scrollIntoView({ block: "nearest" });
  }, [loaded]);
  const isSame = loaded?.diff.kind === "same";
  return (
    <section
      ref={section}
      aria-label={`Restore the state ${side} ${id}`}
      className="space-y-3 rounded-md border bg-surface p-3"
    >
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto font-medium">From what the file is now, restoring changes this:</p>
        {!isSame && (
          <Button tone="primary" disabled={busy || !loaded} onClick={() => loaded && void restore(loaded.now)}>
            {loaded?.diff.kind === "removed" ? "Delete the file" : "Restore"}
          </Button>
        )}
        <Button onClick={onCancel}>{isSame ? "Close" : "Cancel"}</Button>
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
      <LoadedDiff id={id} path={path} of={side} onLoaded={setLoaded} />
    </section>
  );
}

function labelOf(side: Side, change: RecordedChange): string {
  if (change[side] === null) return side === "before" ? "No file, as before it…" : "No file, as after it…";
  return side === "before" ? "Restore the state before…" : "Restore the state after…";
}
