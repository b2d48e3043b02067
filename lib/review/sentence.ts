import { CLASS_WORDS, CLASSES, type DiffClass } from "../diff/semantic/classes";
import { formatCount, formatQuantity } from "../format/human";

/** How files changed. */
export type DiffCounts = {
  added: number;
  deleted: number;
  modified: number;
  rekeyed: number;
  /** Old files that re-keyed ones left behind. */
  superseded: number;
  /** Files with a merge conflict that nobody has resolved. */
  conflicts: number;
};

/** Noise comes first, for it is what a reviewer may leave out; then what is gravest. */
const ORDER: readonly DiffClass[] = ["noise", ...CLASSES.filter((name) => name !== "noise")];

/**
 * A range in one sentence: "412 recordings changed: 390 noise, 15 text, 4 tool arguments, 3 finish reason; 27 re-keyed,
 * 12 superseded ones left behind."
 */
export function sentenceOf(
  total: number,
  summary: Partial<Record<DiffClass, number>>,
  { added, deleted, rekeyed, superseded, conflicts }: DiffCounts,
): string {
  if (total === 0) return "No recording changed.";
  const classes = ORDER.flatMap((name) =>
    summary[name] ? [`${formatCount(summary[name])} ${CLASS_WORDS[name]}`] : [],
  );
  if (added > 0) classes.push(`${formatCount(added)} added`);
  if (deleted > 0) classes.push(`${formatCount(deleted)} deleted`);
  const left =
    superseded === 1 ? "1 superseded one left behind" : `${formatCount(superseded)} superseded ones left behind`;
  const pairs = [
    ...(conflicts > 0 ? [`${formatCount(conflicts)} in conflict`] : []),
    ...(rekeyed > 0 ? [`${formatCount(rekeyed)} re-keyed`] : []),
    ...(superseded > 0 ? [left] : []),
  ];
  const tail = pairs.length > 0 ? `; ${pairs.join(", ")}` : "";
  return `${formatQuantity(total, "recording")} changed: ${classes.join(", ")}${tail}.`;
}
