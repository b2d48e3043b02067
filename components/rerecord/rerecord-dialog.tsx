"use client";

import { useCallback, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard } from "@/components/actions/report";
import { useAnswer } from "@/components/actions/use-answer";
import { followJob } from "@/components/jobs/job-store";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/state";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { MANY_REQUESTS, MOST_TIMES } from "@/lib/take/many";
import type { RerecordPlan } from "@/lib/take/plan";
import { ChainChoice } from "./chain-choice";
import { LiveAnswer } from "./live-answer";
import { Hosts, Refused } from "./plan-view";

type Props = {
  find: () => Promise<readonly string[]>;
  /** They are turns of one test. */
  turns: boolean;
  onClose: () => void;
};

/** Whom recordings would be asked of again, and what that takes; then they are asked. A single answer is shown as it comes. */
export function RerecordDialog({ find, turns, onClose }: Props) {
  const { actions } = useServer();
  const ask = useCallback(async () => actions.rerecordPlan({ paths: [...(await find())] }), [actions, find]);
  const { answer: made } = useAnswer(ask);
  const plan = made?.ok ? made.plan : null;
  const [failure, setFailure] = useState<Refusal | null>(null);
  const refusal = failure ?? refusalOf(made);
  const [often, setOften] = useState(1);
  const [chain, setChain] = useState(false);
  const times = chain ? 1 : often;
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const id = useId();

  const requests = (plan?.askable.length ?? 0) * times;
  const many = requests > MANY_REQUESTS;
  const start = async () => {
    if (!plan) return;
    setBusy(true);
    const started = await heard(() => actions.startRerecord({ paths: plan.askable, times, chain }));
    setBusy(false);
    if (!started.ok) return setFailure(started.refusal);
    if (requests === 1) return setJob(started.job);
    followJob(started.job);
    onClose();
  };
  if (job !== null && plan) return <LiveAnswer job={job} path={plan.askable[0] ?? ""} onClose={onClose} />;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Re-record"
      description="The new answer waits as a take. The recording stays as it is until you accept it."
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p id={`${id}-cost`} role="status" className="tabular text-ink-muted">
            {plan && costOf(plan, times)}
          </p>
          <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
            {many && (
              <label htmlFor={`${id}-sure`} className="flex items-center gap-2">
                <Checkbox id={`${id}-sure`} checked={sure} onChange={({ target }) => setSure(target.checked)} />
                Yes, send all {formatCount(requests)}
              </label>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone="primary"
              aria-describedby={`${id}-cost`}
              disabled={busy || requests === 0 || (many && !sure)}
              onClick={start}
            >
              {requests === 0 ? "Send" : `Send ${formatQuantity(requests, "request")}`}
            </Button>
          </div>
        </div>
      }
    >
      <div className="min-h-32 space-y-3">
        {refusal && <RefusalNote refusal={refusal} />}
        {!plan && !refusal && (
          <div role="status" aria-label="Looking up whom to ask" className="space-y-2">
            <Skeleton className="h-4 w-64" />
            <Skeleton className="h-16 w-full" />
          </div>
        )}
        {plan && plan.askable.length > 0 && (
          <>
            <Hosts plan={plan} />
            <label className="flex items-center gap-2">
              Ask
              <input
                type="number"
                aria-label="How often each is asked"
                min={1}
                max={MOST_TIMES}
                value={times}
                disabled={chain}
                onChange={({ target }) => {
                  setSure(false);
                  setOften(Math.min(MOST_TIMES, Math.max(1, Math.floor(target.valueAsNumber || 1))));
                }}
                className="tabular h-7 w-14 rounded-md border bg-canvas px-2 disabled:opacity-50"
              />
              {times === 1 ? "time each" : "times each"}
            </label>
            {turns && plan.askable.length > 1 && <ChainChoice chosen={chain} onChoose={setChain} />}
          </>
        )}
        {plan && plan.refused.length > 0 && <Refused plan={plan} />}
      </div>
    </Dialog>
  );
}

function costOf({ askable, tokens, unknown }: RerecordPlan, times: number): string {
  if (askable.length === 0) return "Nothing can be sent.";
  if (tokens === null) return "How many tokens is not known: the old answers do not say.";
  const rest = unknown > 0 ? `; ${formatCount(unknown * times)} of the requests have no count` : "";
  return `About ${formatCount(tokens * times)} tokens, judging by the old answers${rest}.`;
}
