import { LEVELS, type Level } from "./finding";
import { recordingRules, setRules, unreadable } from "./index";
import type { CheckedRecording, CheckReport, LocatedFinding } from "./report";

/** A rule that found something: how often, and how grave at worst. */
export type RuleCount = { rule: string; title: string; why: string; level: Level; count: number };

/** The rules that found something, the gravest first, then the most frequent. */
export function countsByRule(report: CheckReport): RuleCount[] {
  return [unreadable, ...recordingRules, ...setRules]
    .map(({ name, title, why }) => {
      const levels = findingsOfRule(report, name).map(({ finding }) => finding.level);
      const level = LEVELS.find((candidate) => levels.includes(candidate)) ?? "info";
      return { rule: name, title, why, level, count: levels.length };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || b.count - a.count);
}

/** Files that were checked: all of a report, or a few. */
export type Checked = { recordings: readonly Pick<CheckedRecording, "path" | "findings">[] };

/** What a rule found, the gravest first, in the order of the paths. */
export function findingsOfRule({ recordings }: Checked, rule: string): { path: string; finding: LocatedFinding }[] {
  const found = recordings.flatMap(({ path, findings }) =>
    findings.filter((finding) => finding.rule === rule).map((finding) => ({ path, finding })),
  );
  return found.sort((a, b) => LEVELS.indexOf(a.finding.level) - LEVELS.indexOf(b.finding.level));
}
