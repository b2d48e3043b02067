import type { Merges } from "@/components/files/merges";
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
  /** Left alone, for another one has or gets their name. */
  left: number;
  refused: number;
};

/** What a person says of a fix: whether names follow their keys, and which files take another one's place. */
export type FixChosen = { over: Merges; rename: boolean };

/** Whether a file meets another one at its new name, and is left alone for that. */
export function isLeft({ path, outcome, meets }: FixRow, { over, rename }: FixChosen): boolean {
  return meets !== null && !over.has(path) && (outcome === "refused" || (outcome === "edit" && rename));
}

/** Whether a fix changes a file. */
export function changes(row: FixRow, chosen: FixChosen): boolean {
  if (row.outcome === "nothing" || isLeft(row, chosen)) return false;
  return row.outcome !== "refused" || chosen.over.has(row.path);
}

export function totalsOf(rows: readonly FixRow[], chosen: FixChosen): FixTotals {
  const changing = rows.filter((row) => changes(row, chosen));
  const having = (outcome: FixRow["outcome"]) => changing.filter((row) => row.outcome === outcome);
  // What was refused for its new name alone, and is merged by now, is renamed.
  const [edits, renames, deletes] = [having("edit"), [...having("rename"), ...having("refused")], having("delete")];
  return {
    changing: edits.length + renames.length + deletes.length,
    added: changing.reduce((sum, { lines }) => sum + lines.added, 0),
    removed: changing.reduce((sum, { lines }) => sum + lines.removed, 0),
    renames: renames.length,
    deletes: deletes.length,
    rekeyed: edits.filter(({ rekeys }) => rekeys).length,
    tests: new Set(deletes.map(({ testId }) => testId).filter((id) => id !== null)).size,
    nothing: rows.filter(({ outcome }) => outcome === "nothing").length,
    left: rows.filter((row) => isLeft(row, chosen)).length,
    refused: rows.filter((row) => row.outcome === "refused" && row.meets === null).length,
  };
}

/** The totals in words, a sentence each. */
export function sentencesOf(totals: FixTotals): string[] {
  const { changing, added, removed, renames, deletes, rekeyed, tests, nothing, left, refused } = totals;
  const edits = changing - renames - deletes;
  return [
    ...(edits > 0
      ? [`${formatQuantity(edits, "file")}: ${formatQuantity(added, "line")} added, ${formatCount(removed)} removed.`]
      : []),
    ...(rekeyed > 0 ? [`${formatQuantity(rekeyed, "request key")} ${rekeyed === 1 ? "changes" : "change"}.`] : []),
    ...(renames > 0
      ? [
          `${formatQuantity(renames, "file")} ${renames === 1 ? "gets" : "get"} a new name; no byte in ${renames === 1 ? "it" : "them"} changes.`,
        ]
      : []),
    ...(deletes > 0
      ? [
          `${formatQuantity(deletes, "recording")}${tests > 0 ? ` of ${formatQuantity(tests, "test")}` : ""} ${deletes === 1 ? "goes" : "go"} to the trash.`,
        ]
      : []),
    ...(nothing > 0 ? [`${formatCount(nothing)} ${nothing === 1 ? "needs" : "need"} no change.`] : []),
    ...(left > 0
      ? [`${formatCount(left)} ${left === 1 ? "is" : "are"} left alone: another recording has or gets the same name.`]
      : []),
    ...(refused > 0 ? [`${formatCount(refused)} cannot be mended.`] : []),
  ];
}
