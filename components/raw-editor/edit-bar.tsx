"use client";

import { formatKeys } from "@/components/shell/key-names";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { TextProblem } from "./json-problems";

/** What is wrong in the text, and the ways to save it or to let it be. */
export function EditBar({
  changed,
  problems,
  blocked,
  onGoTo,
  onReview,
  onSaveInvalid,
  onDiscard,
  onLeave,
}: {
  changed: boolean;
  problems: readonly TextProblem[];
  /** A save was asked for that the first problem forbids. */
  blocked: boolean;
  onGoTo: (problem: TextProblem) => void;
  onReview: () => void;
  /** Saves what is no JSON; null where that is not to be chosen. */
  onSaveInvalid: (() => void) | null;
  onDiscard: () => void;
  onLeave: () => void;
}) {
  const mac = useMac();
  const [first, ...others] = problems;
  return (
    <section
      aria-label="Changes"
      className="sticky bottom-0 flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 border-t bg-surface px-4 py-1.5"
    >
      <p role="status" className="mr-1 font-medium">
        {changed ? "Changed" : "No changes"}
      </p>
      <div role="status" aria-label="Problems" className="min-w-0 flex-1 basis-64">
        {first && (
          <button
            type="button"
            onClick={() => onGoTo(first)}
            className={`recorded rounded-sm text-left text-small hover:underline ${first.severity === "error" ? "text-error" : "text-warning"}`}
          >
            {visibleText(first.message)}
            {others.length > 0 && ` And ${formatQuantity(others.length, "more problem")}.`}
          </button>
        )}
      </div>
      {blocked && first && (
        <p role="alert" className="text-small font-medium text-error">
          Not saved: mend the JSON first.
        </p>
      )}
      {onSaveInvalid && first && (
        <p role="alert" className="flex flex-wrap items-center gap-2 text-small text-warning">
          This file was not JSON before, and still is not.
          <Button onClick={onSaveInvalid}>Save it all the same</Button>
        </p>
      )}
      <Button tone="primary" disabled={!changed} onClick={onReview}>
        Review and save
        <span className="max-md:hidden">
          <Kbd keys={formatKeys("mod+s", mac)} />
        </span>
      </Button>
      <Button tone="quiet" disabled={!changed} onClick={onDiscard}>
        Discard
      </Button>
      <Button tone="quiet" onClick={onLeave}>
        Done
        <span className="max-md:hidden">
          <Kbd keys={formatKeys("Escape", mac)} />
        </span>
      </Button>
    </section>
  );
}
