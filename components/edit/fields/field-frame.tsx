"use client";

import { RotateCcw } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { visibleText } from "@/lib/format/visible";

/** Around a field: its short name, whether it was changed, the way back, and below it what speaks against it. */
export function FieldFrame({
  id,
  short,
  label,
  changed,
  onRevert,
  notes = [],
  problem = null,
  tools,
  children,
}: {
  id: string;
  short: string;
  label: string;
  changed: boolean;
  onRevert: () => void;
  /** Warnings: the field can be saved as it stands. */
  notes?: readonly string[];
  /** Why it cannot be saved as it stands. */
  problem?: string | null;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0" data-changed={changed || undefined}>
      <div className="flex min-h-5 flex-wrap items-center gap-x-2 text-small text-ink-muted">
        <span aria-hidden>{short}</span>
        {changed && (
          <>
            <span className="font-medium text-changed">changed</span>
            <button
              type="button"
              aria-label={`Revert: ${label}`}
              onClick={onRevert}
              className="inline-flex items-center gap-1 rounded-sm hover:text-ink hover:underline"
            >
              <RotateCcw aria-hidden size={11} />
              revert
            </button>
          </>
        )}
        {tools}
      </div>
      <div className={cx("-ml-2.5 rounded-sm border-l-2 pl-0.5", changed ? "border-changed" : "border-transparent")}>
        {children}
      </div>
      <div id={`${id}-notes`} role={problem === null ? undefined : "alert"}>
        {problem !== null && <p className="recorded mt-0.5 text-small text-error">{visibleText(problem)}</p>}
        {notes.map((note) => (
          <p key={note} className="recorded mt-0.5 text-small text-warning">
            {visibleText(note)}
          </p>
        ))}
      </div>
    </div>
  );
}

/** How fields look: a hairline around what can be typed over, where the text itself would stand. */
export const FIELD_LOOK =
  "rounded-sm bg-canvas text-ink px-1.5 py-0.5 outline outline-1 -outline-offset-1 outline-line hover:outline-line-strong focus-visible:outline-2 focus-visible:outline-accent";
