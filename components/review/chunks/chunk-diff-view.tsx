"use client";

import { useCallback, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { Skeleton } from "@/components/ui/state";
import type { ChunkDiff } from "@/lib/diff/chunk-diff";
import { formatCount, formatQuantity } from "@/lib/format/human";
import type { ShownRange } from "@/lib/review/view";
import { ChunkRows } from "./chunk-rows";
import { PickedChunks } from "./picked-chunks";

/** A difference chunk by chunk: how a stream was cut, and what each piece brought. */
export function ChunkDiffView({ range: { base, head, key }, id }: { range: ShownRange; id: string }) {
  const { actions } = useServer();
  const [picked, setPicked] = useState<number | null>(null);
  const ask = useCallback(() => actions.reviewChunks({ base, head, key, id }), [actions, base, head, key, id]);
  const { answer: found } = useAnswer(ask);
  if (!found) return <Skeleton className="h-64 w-full" />;
  if (!found.ok) return <RefusalNote refusal={found.refusal} />;
  const diff = found.chunks;
  if (diff.rows.length === 0) return <p className="text-ink-muted">Neither answer came in chunks.</p>;
  const row = picked === null ? undefined : diff.rows[picked];
  return (
    <div className="space-y-1.5">
      <p role="status" className="tabular text-ink-muted">
        {countsOf(diff)}
      </p>
      <ChunkRows diff={diff} picked={picked} onPick={setPicked} />
      {row && <PickedChunks diff={diff} row={row} />}
    </div>
  );
}

/** "1,399 → 1,402 chunks: 1,390 the same, 6 changed, 3 added" */
function countsOf({ before, after, rows }: ChunkDiff): string {
  const words = {
    same: "the same",
    noise: "the same but for noise",
    changed: "changed",
    added: "added",
    removed: "removed",
  };
  const counts = (["changed", "added", "removed", "noise", "same"] as const).flatMap((type) => {
    const count = rows.filter((row) => row.type === type).length;
    return count === 0 ? [] : [`${formatCount(count)} ${words[type]}`];
  });
  const total =
    before.length === after.length
      ? formatQuantity(after.length, "chunk")
      : `${formatCount(before.length)} → ${formatQuantity(after.length, "chunk")}`;
  return `${total}: ${counts.join(", ")}`;
}
