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
import { anchorsOf } from "@/lib/review/anchors";
import type { ConflictView } from "@/lib/review/conflict";
import type { PartLinks } from "../part-link";
import { PartRows } from "../part-rows";
import { SIDES, sideTitle } from "./side-words";

const ResolveDialog = dynamic(() => import("./resolve-dialog").then((module) => module.ResolveDialog), { ssr: false });

/** Neither side is the new one: what differs is marked alike in both. */
const EQUAL =
  "[&_del]:bg-changed-fill [&_del]:text-changed [&_del]:no-underline [&_ins]:bg-changed-fill [&_ins]:text-changed";

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

function Sides({ conflict, links }: { conflict: ConflictView; links: PartLinks }) {
  const { problems } = conflict;
  const parts = conflict.parts?.filter(({ what }) => what !== "key");
  const anchors = anchorsOf(parts ?? []);
  return (
    <>
      <div className="grid gap-x-4 font-semibold sm:grid-cols-2">
        {SIDES.map((side) => (
          <h3 key={side} className="recorded min-w-0">
            {sideTitle(conflict, side)}
            {problems[side] !== null && (
              <span className="block font-normal text-ink-muted">
                {problems[side] === "it was deleted" ? "The file is deleted." : `Not readable: ${problems[side]}.`}
              </span>
            )}
          </h3>
        ))}
      </div>
      {parts && parts.length > 0 && (
        <PartRows
          parts={parts.map((part, at) => ({ ...part, anchor: anchors[at] ?? "" }))}
          manner="split"
          label="Ours and theirs"
          sides={{ before: "Ours", after: "Theirs" }}
          links={links}
        />
      )}
      {parts?.length === 0 && <p className="text-ink-muted">A test sees no difference between the two.</p>}
    </>
  );
}
