"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportRefusal } from "@/components/actions/report";
import type { CarriedTurn } from "@/lib/take/pending";

const AcceptAll = dynamic(() => import("./accept-all").then((module) => module.AcceptAll), { ssr: false });

type Chosen = { id: string; seen: null }[];
type Asked = { takes: Chosen; turns: readonly CarriedTurn[] };

/**
 * Accepts many takes at once: where later turns repeat their answers, that is asked about first. `dialog` is to be
 * shown; `busy` while the later turns are looked for.
 */
export function useAcceptAll(onAccept: (takes: Chosen, carry: boolean) => void): {
  start: (takes: Chosen) => void;
  busy: boolean;
  dialog: ReactNode;
} {
  const { actions } = useServer();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const start = async (takes: Chosen) => {
    setBusy(true);
    const found = await heard(() => actions.chainOf({ ids: takes.map(({ id }) => id) }));
    setBusy(false);
    if (!found.ok) return reportRefusal(found.refusal);
    if (found.turns.length === 0) return onAccept(takes, false);
    setAsked({ takes, turns: found.turns });
  };
  const accept = (carry: boolean) => {
    if (asked) onAccept(asked.takes, carry);
    setAsked(null);
  };
  const dialog = asked && (
    <AcceptAll count={asked.takes.length} turns={asked.turns} onAccept={accept} onClose={() => setAsked(null)} />
  );
  return { start: (takes) => void start(takes), busy, dialog };
}
