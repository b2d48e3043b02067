"use client";

import { Undo2 } from "lucide-react";

/** Stands for what will be taken out, with the way back. */
export function RemovedNote({ what, onRestore }: { what: string; onRestore: () => void }) {
  return (
    <p className="flex items-center gap-2 text-small text-ink-muted">
      <span className="font-medium text-removed">removed</span>
      <span className="recorded min-w-0 truncate line-through">{what}</span>
      <button
        type="button"
        aria-label={`Put back: ${what}`}
        onClick={onRestore}
        className="inline-flex shrink-0 items-center gap-1 rounded-sm hover:text-ink hover:underline"
      >
        <Undo2 aria-hidden size={12} />
        put back
      </button>
    </p>
  );
}
