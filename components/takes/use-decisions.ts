"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportChange } from "@/components/actions/report";
import type { Refusal } from "@/lib/change/refusal";
import { formatQuantity } from "@/lib/format/human";

type Chosen = { id: string; seen: string | null };

/** Accepts and rejects takes. Both say whether it was done; why it was not is kept until the next try. */
export function useDecisions() {
  const { actions } = useServer();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const accept = async (takes: Chosen[], noise: boolean, carried: number): Promise<boolean> => {
    setBusy(true);
    const done = await heard(() => actions.acceptTakes({ takes, noise, carry: carried > 0 }));
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return false;
    const sentences = [
      ...(done.accepted > 0 ? [`Accepted ${formatQuantity(done.accepted, "take")}.`] : []),
      ...(carried > 0 ? [`Carried it into ${formatQuantity(carried, "later turn")}.`] : []),
      ...(done.kept > 0 ? [`Kept the committed bytes of ${formatQuantity(done.kept, "recording")}.`] : []),
    ];
    const ids = done.entries.map(({ id }) => id);
    void reportChange(sentences.join(" "), ids, actions);
    router.refresh();
    return true;
  };
  const reject = async (ids: string[]): Promise<boolean> => {
    setBusy(true);
    const done = await heard(() => actions.rejectTakes({ ids }));
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) router.refresh();
    return done.ok;
  };
  return { accept, reject, busy, refusal };
}
