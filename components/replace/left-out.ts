import type { ReplaceRow, ReplaceTarget } from "@/lib/change/replace-preview";
import { formatCount, formatQuantity } from "@/lib/format/human";

/** What a person leaves out: whole recordings, and single matches by their positions. */
export type LeftOut = ReadonlyMap<string, "all" | ReadonlySet<number>>;

/** Whether a recording is to be changed: all of its matches, some, or none. */
export function chosenOf(row: ReplaceRow, left: LeftOut): boolean | "some" {
  if (row.why !== null || row.hash === null) return false;
  const own = left.get(row.path);
  if (own === "all") return false;
  if (own === undefined || own.size === 0) return true;
  return own.size < row.count ? "some" : false;
}

export function isChosen(row: ReplaceRow, left: LeftOut, match: number): boolean {
  const own = left.get(row.path);
  return own !== "all" && !own?.has(match);
}

/** Takes a whole recording in, or leaves it out. */
export function withFile(left: LeftOut, path: string, on: boolean): LeftOut {
  const next = new Map(left);
  if (on) next.delete(path);
  else next.set(path, "all");
  return next;
}

/** Takes one match in, or leaves it out. Of a recording that was left out, one match that comes in comes alone. */
export function withMatch(left: LeftOut, row: ReplaceRow, match: number, on: boolean): LeftOut {
  const own = left.get(row.path);
  const skipped = new Set(own === "all" ? Array.from({ length: row.count }, (_, at) => at) : own);
  if (on) skipped.delete(match);
  else skipped.add(match);
  return new Map(left).set(row.path, skipped);
}

export function skippedOf(row: ReplaceRow, left: LeftOut): number[] {
  const own = left.get(row.path);
  return own === undefined || own === "all" ? [] : [...own].sort((a, b) => a - b);
}

/** The recordings to change, as they were seen. */
export function targetsOf(rows: readonly ReplaceRow[], left: LeftOut): ReplaceTarget[] {
  return rows.flatMap((row) =>
    row.hash === null || chosenOf(row, left) === false
      ? []
      : [{ path: row.path, expectedHash: row.hash, skip: skippedOf(row, left) }],
  );
}

/** Whether the request key changes, as far as what is shown tells. */
export function rekeys(row: ReplaceRow, left: LeftOut): boolean {
  if (!row.rekeys || chosenOf(row, left) === false) return false;
  const isOfKey = ({ place }: { place: string }, at: number) =>
    (place === "request" || place === "test-id") && isChosen(row, left, at);
  return row.count > row.matches.length || row.matches.some(isOfKey);
}

export type ReplaceTotals = { matches: number; files: number; rekeyed: number; failed: number };

export function totalsOf(rows: readonly ReplaceRow[], left: LeftOut): ReplaceTotals {
  const chosen = rows.filter((row) => chosenOf(row, left) !== false);
  const rekeyed = chosen.filter((row) => rekeys(row, left));
  return {
    matches: chosen.reduce((sum, row) => sum + row.count - skippedOf(row, left).length, 0),
    files: chosen.length,
    rekeyed: rekeyed.length,
    failed: rows.filter(({ why }) => why !== null).length,
  };
}

/** The totals in one line: "37 matches in 12 recordings; 2 change their key." */
export function totalsSentence({ matches, files, rekeyed, failed }: ReplaceTotals): string {
  const key = rekeyed > 0 ? `; ${formatCount(rekeyed)} ${rekeyed === 1 ? "changes its" : "change their"} key` : "";
  const cannot = failed > 0 ? ` ${formatQuantity(failed, "recording")} cannot be changed.` : "";
  return `${formatQuantity(matches, "match", "matches")} in ${formatQuantity(files, "recording")}${key}.${cannot}`;
}
