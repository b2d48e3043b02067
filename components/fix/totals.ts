import type { FixRow } from "@/lib/change/fix-preview";
import { formatCount, formatQuantity } from "@/lib/format/human";

/** What a fix of several files adds up to. */
export type FixTotals = {
  /** Files that would change. */
  changing: number;
  added: number;
  removed: number;
  renames: number;
  deletes: number;
  /** Edits after which a replay looks for another name. */
  rekeyed: number;
  /** Tests of which a recording is deleted. */
  tests: number;
  nothing: number;
  refused: number;
};

export function totalsOf(rows: readonly FixRow[]): FixTotals {
  const having = (outcome: FixRow["outcome"]) => rows.filter((row) => row.outcome === outcome);
  const [edits, renames, deletes] = [having("edit"), having("rename"), having("delete")];
  return {
    changing: edits.length + renames.length + deletes.length,
    added: rows.reduce((sum, { lines }) => sum + lines.added, 0),
    removed: rows.reduce((sum, { lines }) => sum + lines.removed, 0),
    renames: renames.length,
    deletes: deletes.length,
    rekeyed: edits.filter(({ rekeys }) => rekeys).length,
    tests: new Set(deletes.map(({ testId }) => testId).filter((id) => id !== null)).size,
    nothing: having("nothing").length,
    refused: having("refused").length,
  };
}

/** The totals in words, a sentence each. */
export function sentencesOf(totals: FixTotals): string[] {
  const { changing, added, removed, renames, deletes, rekeyed, tests, nothing, refused } = totals;
  const edits = changing - renames - deletes;
  return [
    ...(edits > 0
      ? [`${formatQuantity(edits, "file")}: ${formatQuantity(added, "line")} added, ${formatCount(removed)} removed.`]
      : []),
    ...(rekeyed > 0 ? [`${formatQuantity(rekeyed, "request key")} ${rekeyed === 1 ? "changes" : "change"}.`] : []),
    ...(renames > 0 ? [`${formatQuantity(renames, "file")} renamed; no byte of them changes.`] : []),
    ...(deletes > 0
      ? [`${formatQuantity(deletes, "recording")} of ${formatQuantity(tests, "test")} moved to the trash.`]
      : []),
    ...(nothing > 0 ? [`${formatCount(nothing)} already as they should be.`] : []),
    ...(refused > 0 ? [`${formatCount(refused)} cannot be mended.`] : []),
  ];
}
