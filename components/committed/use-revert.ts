"use client";

import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportChange } from "@/components/actions/report";
import type { Entry } from "@/lib/change/entry";
import type { Outcome, Refusal } from "@/lib/change/refusal";

type Ask = () => Promise<Outcome<{ entry: Entry | null }>>;

/** Runs a revert, and says how it went: a toast with a way back, or the reason why nothing was changed. */
export function useRevert() {
  const { actions } = useServer();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const run = async (sentence: string, ask: Ask): Promise<boolean> => {
    setBusy(true);
    setRefusal(null);
    const done = await heard(ask);
    setBusy(false);
    if (!done.ok) setRefusal(done.refusal);
    else void reportChange(sentence, done.entry ? [done.entry.id] : [], actions);
    return done.ok;
  };
  return { busy, refusal, run };
}
