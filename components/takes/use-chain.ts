"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { CarriedTurn, ComparedTake } from "@/lib/take/pending";

const NONE: readonly CarriedTurn[] = [];

/** The later turns whose requests hold the answer that a take changes; null until they are known. */
export function useChain(shown: ComparedTake | null): readonly CarriedTurn[] | null {
  const { actions } = useServer();
  const [found, setFound] = useState<{ id: string; turns: readonly CarriedTurn[] } | null>(null);
  const id = shown && !shown.stale && !shown.take.error ? shown.take.id : null;
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    void heard(() => actions.chainOf({ ids: [id] })).then((read) => {
      if (wanted) setFound({ id, turns: read.ok ? read.turns : NONE });
    });
    return () => {
      wanted = false;
    };
  }, [actions, id]);
  if (id === null) return NONE;
  return found?.id === id ? found.turns : null;
}
