"use client";

import { type ReactNode, useId } from "react";
import type { DraftProblem } from "@/lib/create/draft";
import { visibleText } from "@/lib/format/visible";

/** A labelled field with what is wrong with it below; `children` draws the control. */
export function Field({
  label,
  hint,
  problem,
  children,
}: {
  label: string;
  hint?: string;
  problem: DraftProblem | undefined;
  children: (control: { id: string; "aria-invalid": boolean; "aria-describedby": string }) => ReactNode;
}) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="block text-small text-ink-muted">
        {label}
      </label>
      {children({ id, "aria-invalid": problem !== undefined, "aria-describedby": note })}
      <p id={note} className={problem ? "recorded text-error" : "recorded text-small text-ink-faint"}>
        {problem ? visibleText(sentenceOf(problem)) : hint}
      </p>
    </div>
  );
}

function sentenceOf({ message, line, column, hint }: DraftProblem): string {
  const where = line === null ? "" : ` (line ${line}, column ${column ?? 1})`;
  const words = message.charAt(0).toUpperCase() + message.slice(1);
  return `${words}${where}. ${hint}`;
}
