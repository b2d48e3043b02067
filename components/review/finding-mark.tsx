import { LevelMark } from "@/components/health/level-mark";
import { LEVELS } from "@/lib/lint/finding";
import { type FindingCounts, findingsPhrase, totalOf } from "@/lib/review/findings";

/** How much a check finds new here: a count under the sign of the gravest. */
export function FindingMark({ counts }: { counts: FindingCounts | null }) {
  const phrase = counts && findingsPhrase(counts);
  if (!counts || phrase === null) return null;
  const level = LEVELS.find((each) => counts[each] > 0) ?? "info";
  return (
    <span
      role="img"
      aria-label={phrase}
      title={phrase}
      className="tabular flex shrink-0 items-center gap-0.5 text-small"
    >
      <LevelMark level={level} />
      <span aria-hidden>{totalOf(counts)}</span>
    </span>
  );
}
