import { findingsOfRule } from "../lint/by-rule";
import type { CheckReport, LocatedFinding } from "../lint/report";
import type { Catalog } from "./catalog";

export type ListedFinding = LocatedFinding & { path: string; testId: string | null };

/** Findings of a rule from `offset` on, each with the test of its recording; and how many there are. */
export function findingsPage(
  catalog: Catalog,
  report: CheckReport,
  rule: string,
  { offset, limit }: { offset: number; limit: number },
): { total: number; findings: ListedFinding[] } {
  const found = findingsOfRule(report, rule);
  const findings = found.slice(offset, offset + limit).map(({ path, finding }) => ({
    ...finding,
    path,
    testId: catalog.get(path)?.testId ?? null,
  }));
  return { total: found.length, findings };
}
