"use client";

import { useMemo } from "react";
import { useServer } from "@/components/actions/context";
import { useAnswer } from "@/components/actions/use-answer";
import type { CarriedTurn, ComparedTake } from "@/lib/take/pending";

const NONE: readonly CarriedTurn[] = [];

/** The later turns whose requests hold the answer that a take changes; null until they are known. */
export function useChain(shown: ComparedTake | null): readonly CarriedTurn[] | null {
  const { actions } = useServer();
  const waits = (shown?.chain?.after.length ?? 0) > 0;
  const id = shown && !shown.stale && !shown.take.error && !waits ? shown.take.id : null;
  const ask = useMemo(() => (id === null ? null : () => actions.chainOf({ ids: [id] })), [actions, id]);
  const { answer, fresh } = useAnswer(ask);
  if (id === null) return NONE;
  if (!fresh || !answer) return null;
  return answer.ok ? answer.turns : NONE;
}
