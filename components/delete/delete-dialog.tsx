"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard, reportChange } from "@/components/actions/report";
import { useAnswer } from "@/components/actions/use-answer";
import { followJob } from "@/components/jobs/job-store";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/state";
import { amountOf, type Deletion } from "@/lib/change/deletion";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { Losses } from "./losses";

/** More recordings than this take more than a moment: a job shows how far it is. */
const AT_ONCE = 1000;

type Props = { paths: readonly string[]; onClose: () => void; onDone: () => void };

/** Asks before recordings are deleted: how much goes, and which tests miss it. */
export function DeleteDialog({ paths, onClose, onDone }: Props) {
  const { actions } = useServer();
  const ask = useCallback(() => actions.deletionOf({ paths: [...paths] }), [actions, paths]);
  const { answer: asked } = useAnswer(ask);
  const deletion = asked?.ok ? asked.deletion : null;
  const [failure, setFailure] = useState<Refusal | null>(null);
  const refusal = failure ?? refusalOf(asked);
  const [busy, setBusy] = useState(false);
  const confirm = useRef<HTMLButtonElement>(null);
  const ready = deletion !== null;
  useEffect(() => {
    if (ready) confirm.current?.focus();
  }, [ready]);

  const begin = async (there: string[]) => {
    const started = await heard(() => actions.startDeletion({ paths: there }));
    setBusy(false);
    if (!started.ok) return setFailure(started.refusal);
    followJob(started.job);
    onDone();
  };
  const remove = async ({ count, gone, hash }: Deletion) => {
    setBusy(true);
    const missing = new Set(gone);
    const there = paths.filter((path) => !missing.has(path));
    if (there.length > AT_ONCE) return begin(there);
    const files = there.map((path) => ({ path, expectedHash: hash }));
    const done = await heard(() => actions.removeRecordings({ files }));
    setBusy(false);
    if (!done.ok) return setFailure(done.refusal);
    onDone();
    const ids = done.entries.flatMap((entry) => entry?.id ?? []);
    void reportChange(`Deleted ${formatQuantity(count, "recording")}.`, ids, actions);
  };

  const title = `Delete ${formatQuantity(deletion?.count ?? paths.length, "recording")}`;
  return (
    <Dialog open onOpenChange={(open) => !open && !busy && onClose()} title={title}>
      <div className="space-y-3">
        {deletion ? <Going deletion={deletion} paths={paths} /> : !refusal && <Shape />}
        {refusal && <RefusalNote refusal={refusal} />}
        <div className="flex items-center justify-end gap-2">
          <p role="status" className="mr-auto text-ink-muted">
            {busy && "Deleting…"}
          </p>
          <Button onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button
            ref={confirm}
            tone="danger"
            disabled={busy || !deletion || deletion.count === 0}
            onClick={() => deletion && void remove(deletion)}
          >
            {title}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Going({ deletion, paths }: { deletion: Deletion; paths: readonly string[] }) {
  const [only] = paths;
  return (
    <>
      <p>
        <span className="tabular font-medium">{amountOf(deletion)}.</span>{" "}
        <span className="text-ink-muted">Undo brings {deletion.count === 1 ? "it" : "them"} back, byte for byte.</span>
      </p>
      {paths.length === 1 && only !== undefined && (
        <p className="recorded font-mono text-code text-ink-muted">{visibleText(only)}</p>
      )}
      {deletion.gone.length > 0 && (
        <p className="text-warning">
          {formatQuantity(deletion.gone.length, "further one is", "further ones are")} not there any more.
        </p>
      )}
      <Losses deletion={deletion} />
    </>
  );
}

function Shape() {
  return (
    <div role="status" aria-label="Looking at what would go" className="space-y-2">
      <Skeleton className="h-4 w-40" />
      <Skeleton className="h-4 w-80 max-w-full" />
    </div>
  );
}
