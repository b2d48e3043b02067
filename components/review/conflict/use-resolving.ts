"use client";

import { useMemo, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useAnswer } from "@/components/actions/use-answer";
import { firstChoices } from "@/components/edit/save/use-saving";
import type { Entry } from "@/lib/change/entry";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import type { MergeChoice } from "@/lib/diff/merge3";
import type { ConflictView, Resolution } from "@/lib/review/conflict";

export type Take = Resolution["take"];

/** Takes a conflict from a choice, by way of what it would write, to the disk. */
export function useResolving({ path, hash, sides, merge }: ConflictView, onDone: (entry: Entry | null) => void) {
  const { actions } = useServer();
  const [take, setTake] = useState<Take | null>(null);
  const [choices, setChoices] = useState<(MergeChoice | null)[]>(() => (merge ? firstChoices(merge) : []));
  const [failure, setFailure] = useState<{ of: string; refusal: Refusal } | null>(null);
  const [busy, setBusy] = useState(false);
  const resolution = resolutionOf(take, choices);
  // The same while it means the same.
  const wanted = resolution && JSON.stringify(resolution);
  const ask = useMemo(
    () =>
      wanted === null ? null : () => actions.previewResolution({ path, hash, sides, resolution: JSON.parse(wanted) }),
    [actions, path, hash, sides, wanted],
  );
  const { answer, fresh } = useAnswer(ask);
  const made = fresh ? answer : null;
  const preview = made?.ok ? made.preview : null;
  const refusal = failure?.of === wanted ? failure.refusal : refusalOf(made);
  const canWrite = preview !== null && !busy;
  const write = async () => {
    if (!canWrite || !resolution || wanted === null) return;
    setBusy(true);
    const done = await heard(() => actions.resolveConflict({ path, hash, sides, resolution }));
    setBusy(false);
    if (done.ok) onDone(done.entry);
    else setFailure({ of: wanted, refusal: done.refusal });
  };
  return { take, setTake, choices, setChoices, preview, refusal, busy, canWrite, write };
}

/** Null while something is still to be said. */
function resolutionOf(take: Take | null, choices: readonly (MergeChoice | null)[]): Resolution | null {
  if (take !== "merge") return take && { take };
  const decided = choices.filter((choice) => choice !== null);
  return decided.length === choices.length ? { take, choices: decided } : null;
}
