import { formatQuantity } from "../format/human";
import { LEVELS, type Level } from "../lint/finding";
import type { LocatedFinding } from "../lint/report";

/** A finding of `check` in a changed file that its base does not have. */
export type NewFinding = Pick<LocatedFinding, "rule" | "level" | "pointer" | "message" | "line" | "column" | "fix">;

/** New findings by the path of their file; files without are left out. */
export type NewFindings = ReadonlyMap<string, readonly NewFinding[]>;

export type FindingCounts = Record<Level, number>;

/** How many findings there are of each level. */
export function findingCounts(findings: Iterable<Pick<NewFinding, "level">>): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { level } of findings) counts[level]++;
  return counts;
}

/** Counts of several files together. */
export function sumOf(all: readonly FindingCounts[]): FindingCounts {
  const sum = { error: 0, warning: 0, info: 0 };
  for (const counts of all) for (const level of LEVELS) sum[level] += counts[level];
  return sum;
}

/** All levels together. */
export function totalOf({ error, warning, info }: FindingCounts): number {
  return error + warning + info;
}

const WORDS: Record<Level, string> = { error: "error", warning: "warning", info: "note" };

/** "3 new findings: 1 error, 2 notes"; null where there is none. */
export function findingsPhrase(counts: FindingCounts): string | null {
  const total = totalOf(counts);
  if (total === 0) return null;
  const levels = LEVELS.filter((level) => counts[level] > 0).map((level) =>
    formatQuantity(counts[level], WORDS[level]),
  );
  return `${formatQuantity(total, "new finding")}: ${levels.join(", ")}`;
}

/** The gravest first, then in the order of the file. */
export function gravestFirst<T extends NewFinding>(findings: readonly T[]): T[] {
  return findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.line - b.line);
}
