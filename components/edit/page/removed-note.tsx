"use client";

import { Undo2 } from "lucide-react";

/** Stands for what will be taken out, with the way back. */
export function RemovedNote({ what, onRestore }: { what: string; onRestore: () => void }) {
  return (
    <p data-changed className="flex items-center gap-2 text-small text-ink-muted">
      <span className="font-medium text-removed">removed</span>
      <span className="recorded min-w-0 truncate line-through">{what}</span>
      <PutBack what={what} onClick={onRestore} />
    </p>
  );
}

/** Says where a message stood that was moved, with the way back. */
export function MovedNote({ what, from, onRestore }: { what: string; from: number; onRestore: () => void }) {
  return (
    <p data-changed className="flex items-center gap-2 text-small text-ink-muted">
      <span className="font-medium text-changed">moved</span> from place {from}
      <PutBack what={what} onClick={onRestore} />
    </p>
  );
}

function PutBack({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Put back: ${what}`}
      onClick={onClick}
      className="inline-flex shrink-0 items-center gap-1 rounded-sm hover:text-ink hover:underline"
    >
      <Undo2 aria-hidden size={12} />
      put back
    </button>
  );
}
