"use client";

import dynamic from "next/dynamic";
import { useCallback, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/state";
import type { PartLinks } from "../part-link";
import { EQUAL, Sides } from "./sides";

const ResolveDialog = dynamic(() => import("./resolve-dialog").then((module) => module.ResolveDialog), { ssr: false });

type Props = { path: string; links: PartLinks; onDone: (() => void) | null };

/** Both sides of a merge conflict in a file, beside each other by meaning, and a way to choose. `onDone` null: none. */
export function ConflictPanel({ path, links, onDone }: Props) {
  const { actions } = useServer();
  const [resolving, setResolving] = useState(false);
  const [turn, setTurn] = useState(0);
  // What was resolved in vain is not what it was: it is asked for anew.
  const ask = useCallback(() => actions.conflictOf({ path }), [actions, path, turn]);
  const { answer: found } = useAnswer(ask);
  const conflict = found?.ok ? found.conflict : null;
  const canResolve = onDone !== null && conflict !== null;
  useKeys(
    canResolve ? [{ keys: ["x"], label: "Resolve the conflict…", run: () => setResolving(true) }] : [],
    "Difference",
  );
  if (found?.ok === false) return <RefusalNote refusal={found.refusal} />;
  return (
    <section aria-label="Merge conflict" className={`space-y-2 ${EQUAL}`}>
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-warning">A merge left this file to you.</p>
        {onDone && (
          <Button tone="primary" disabled={!canResolve} onClick={() => setResolving(true)}>
            Resolve… <Kbd keys="x" />
          </Button>
        )}
      </div>
      {conflict ? <Sides conflict={conflict} links={links} /> : <Skeleton className="h-24 w-full" />}
      {resolving && conflict && onDone && (
        <ResolveDialog
          conflict={conflict}
          onClose={() => {
            setResolving(false);
            setTurn(turn + 1);
          }}
          onDone={() => {
            setResolving(false);
            onDone();
          }}
        />
      )}
    </section>
  );
}
