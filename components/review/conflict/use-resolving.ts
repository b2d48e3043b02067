"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { firstChoices } from "@/components/edit/save/use-saving";
import type { Entry } from "@/lib/change/entry";
import type { Refusal } from "@/lib/change/refusal";
import type { MergeChoice } from "@/lib/diff/merge3";
import type { ConflictView, Resolution, ResolutionPreview } from "@/lib/review/conflict";

export type Take = Resolution["take"];

/** Takes a conflict from a choice, by way of what it would write, to the disk. */
export function useResolving({ path, hash, sides, merge }: ConflictView, onDone: (entry: Entry | null) => void) {
  const { actions } = useServer();
  const [take, setTake] = useState<Take | null>(null);
  const [choices, setChoices] = useState<(MergeChoice | null)[]>(() => (merge ? firstChoices(merge) : []));
  const [preview, setPreview] = useState<ResolutionPreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const resolution = resolutionOf(take, choices);
  // The same while it means the same.
  const wanted = resolution && JSON.stringify(resolution);
  useEffect(() => {
    setPreview(null);
    setRefusal(null);
    if (wanted === null) return;
    let open = true;
    void heard(() => actions.previewResolution({ path, hash, sides, resolution: JSON.parse(wanted) })).then((made) => {
      if (!open) return;
      if (made.ok) setPreview(made.preview);
      else setRefusal(made.refusal);
    });
    return () => {
      open = false;
    };
  }, [actions, path, hash, sides, wanted]);
  const canWrite = preview !== null && !busy;
  const write = async () => {
    if (!canWrite || !resolution) return;
    setBusy(true);
    const done = await heard(() => actions.resolveConflict({ path, hash, sides, resolution }));
    setBusy(false);
    if (done.ok) onDone(done.entry);
    else setRefusal(done.refusal);
  };
  return { take, setTake, choices, setChoices, preview, refusal, busy, canWrite, write };
}

/** Null while something is still to be said. */
function resolutionOf(take: Take | null, choices: readonly (MergeChoice | null)[]): Resolution | null {
  if (take !== "merge") return take && { take };
  const decided = choices.filter((choice) => choice !== null);
  return decided.length === choices.length ? { take, choices: decided } : null;
}
