"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportRefusal } from "@/components/actions/report";
import { followJob } from "@/components/jobs/job-store";
import { Button } from "@/components/ui/button";
import type { Outcome } from "@/lib/change/refusal";
import { formatAgo, formatCount, formatQuantity } from "@/lib/format/human";
import type { UnfinishedBatch } from "@/lib/take/batch";

/** Requests that were never answered, since they were cancelled, failed, or the server ended: to go on with, or not. */
export function UnfinishedBatches({ batches, now }: { batches: readonly UnfinishedBatch[]; now: number }) {
  const { actions, readOnly } = useServer();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const act = async <T extends object>(work: () => Promise<Outcome<T>>, then?: (done: T) => void) => {
    setBusy(true);
    const done = await heard(work);
    setBusy(false);
    if (done.ok) then?.(done);
    else await reportRefusal(done.refusal);
    router.refresh();
  };
  if (batches.length === 0) return null;
  return (
    <ul aria-label="Unfinished" className="divide-y border-b">
      {batches.map(({ id, at, total, left }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-1">
          <span className="tabular text-ink-muted">
            Asked{" "}
            <time dateTime={at} title={at}>
              {formatAgo(Date.parse(at), now)}
            </time>
            : {formatCount(left)} of {formatQuantity(total, "request")} {left === 1 ? "has" : "have"} no answer yet.
          </span>
          {!readOnly && (
            <span className="ml-auto flex items-center gap-2">
              <Button tone="quiet" disabled={busy} onClick={() => act(() => actions.discardBatch({ batch: id }))}>
                Discard
              </Button>
              <Button
                disabled={busy}
                onClick={() =>
                  act(
                    () => actions.resumeRerecord({ batch: id }),
                    ({ job }) => followJob(job),
                  )
                }
              >
                Resume: {formatCount(left)} of {formatCount(total)} left
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
