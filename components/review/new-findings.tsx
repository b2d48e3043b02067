import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { LEVELS } from "@/lib/lint/finding";
import { findingsPhrase } from "@/lib/review/findings";
import type { Findings } from "./use-findings";

const TONES = { error: "text-error", warning: "text-warning", info: "" };

/** What a check finds new in a range, in a few words; leads to the next of it. */
export function NewFindings({ findings: { found, isLooking }, onNext }: { findings: Findings; onNext: () => void }) {
  if (!found && !isLooking) return null;
  const phrase = found && findingsPhrase(found.counts);
  if (!found || phrase === null) {
    return (
      <p role="status" aria-label="New findings" className="text-ink-muted">
        {found ? "No new findings" : "Looking for new findings…"}
      </p>
    );
  }
  const gravest = LEVELS.find((level) => found.counts[level] > 0) ?? "info";
  return (
    <Button tone="quiet" title="To the next file with a new finding" className="-mx-2.5 -my-1" onClick={onNext}>
      <span className={TONES[gravest]}>{phrase}</span> <Kbd keys="f" />
    </Button>
  );
}
