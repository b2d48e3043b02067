"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportChange } from "@/components/actions/report";
import type { Refusal } from "@/lib/change/refusal";
import { formatQuantity } from "@/lib/format/human";

type Chosen = { id: string; seen: string | null };

/**
 * Accepts and rejects takes. Both say when it was done, by the server's clock; null where it was not: why it was not is
 * kept until the next try. `takeBack` undoes the last decision where that was a rejection, which is no change of a
 * recording; null where it was not.
 */
export function useDecisions() {
  const { actions } = useServer();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [rejection, setRejection] = useState<string | null>(null);

  const restore = async (rejection: string) => {
    const restored = await heard(() => actions.restoreTakes({ rejection }));
    setRejection(null);
    router.refresh();
    return restored.ok ? { ok: true as const, entries: [], stopped: null, job: null } : restored;
  };
  const reportRejection = (sentence: string, rejection: string) => {
    setRejection(rejection);
    void reportChange(sentence, [rejection], { undo: () => restore(rejection) });
  };
  const accept = async (
    takes: Chosen[],
    noise: boolean,
    carry: boolean,
  ): Promise<{ at: number; carried: string[] } | null> => {
    setBusy(true);
    const done = await heard(() => actions.acceptTakes({ takes, noise, carry }));
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return null;
    const ids = done.entries.map(({ id }) => id);
    const carried = done.carried.length;
    const kept = `Kept the committed bytes of ${formatQuantity(done.kept, "recording")}.`;
    if (ids.length === 0 && done.rejection !== null) reportRejection(kept, done.rejection);
    else {
      setRejection(null);
      const sentences = [
        `Accepted ${formatQuantity(done.accepted, "take")}.`,
        ...(carried > 0
          ? [`Carried ${done.accepted === 1 ? "it" : "them"} into ${formatQuantity(carried, "later turn")}.`]
          : []),
        ...(done.kept > 0 ? [kept] : []),
      ];
      void reportChange(sentences.join(" "), ids, actions);
    }
    router.refresh();
    return done;
  };
  const reject = async (ids: string[], kept: boolean): Promise<number | null> => {
    setBusy(true);
    const done = await heard(() => actions.rejectTakes({ ids }));
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return null;
    reportRejection(
      kept ? "Kept the committed bytes." : `Rejected ${formatQuantity(ids.length, "take")}.`,
      done.rejection,
    );
    router.refresh();
    return done.at;
  };
  const takeBack = rejection === null ? null : () => restore(rejection);
  return { accept, reject, takeBack, busy, refusal };
}
