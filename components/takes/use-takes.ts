"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { Refusal } from "@/lib/change/refusal";
import type { PendingRecording, TakesOfRecording } from "@/lib/take/pending";

/** Milliseconds before the server is asked: it answers one question after the other, and keys may step on quickly. */
const PAUSE = 60;

/** A recording's takes, compared with it; fetched anew when it or they change. */
export function useTakes({ path, now, takes }: PendingRecording): {
  view: TakesOfRecording | null;
  refusal: Refusal | null;
} {
  const { actions } = useServer();
  const [view, setView] = useState<TakesOfRecording | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const ids = takes.map(({ id }) => id).join(" ");
  useEffect(() => {
    let wanted = true;
    const ask = async () => {
      const read = await heard(() => actions.takesOf({ path }));
      if (!wanted) return;
      setRefusal(read.ok ? null : read.refusal);
      if (read.ok) setView(read.view);
    };
    const timer = setTimeout(ask, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [actions, path, now, ids]);
  return { view, refusal };
}
