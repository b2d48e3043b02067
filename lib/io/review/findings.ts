import { ruleNames } from "../../lint";
import type { CheckConfig } from "../../lint/config";
import type { Facts } from "../../lint/finding";
import { isListed } from "../../lint/formats/listed";
import { newFindings } from "../../lint/new-findings";
import type { LocatedFinding } from "../../lint/report";
import { keyMismatch } from "../../lint/rules/key-mismatch";
import { keyNameOf } from "../../recording/key/name";
import type { Problem, Recording } from "../../recording/recording";
import type { NewFindings } from "../../review/findings";
import { allowanceOf, findingsIn, findingsInBroken, subjectOf } from "../check/findings-in";
import { git } from "../git";
import { filesOf } from "../repository";
import type { Reviewed } from "../review";
import { inSlices } from "../slices";
import type { Range } from "./revision";

const MOST_TEXT = 64 * 1024 * 1024;
/** Test files that one call of git looks for. */
const FILES_A_CALL = 500;

/** What a file holds on one side: a recording, or why it is none; null: there is no such side. */
export type CheckedSide = { recording: Recording } | { problem: Problem } | null;

/** How a range is checked. */
export type RangeCheck = { facts: Facts; config: CheckConfig };

/** The findings of all changed files that their bases do not have, in steps of some milliseconds. */
function* newFindingsIn({ report, changed, existing }: Reviewed, check: RangeCheck): Generator<void, NewFindings> {
  const byPath = new Map(changed.map((file) => [file.path, file]));
  const old = new Map(existing.map((recording) => [recording.path, recording]));
  const found = new Map<string, LocatedFinding[]>();
  for (const { path, basePath } of report.files) {
    yield;
    const file = byPath.get(path);
    const base = basePath === null ? null : (byPath.get(basePath)?.before ?? old.get(basePath) ?? null);
    const now: CheckedSide = file?.after
      ? { recording: file.after }
      : // A merge conflict is said as such.
        file?.problem && file.change !== "deleted" && file.conflict !== "open"
        ? { problem: file.problem }
        : null;
    // A file that was no recording before is not worse for being none now.
    const isOld = file?.change === "modified" && base === null && now !== null && "problem" in now;
    const before: CheckedSide = base ? { recording: base } : isOld ? now : null;
    const findings = findingsBetween(path, before, now, check);
    if (findings.length > 0) found.set(path, findings);
  }
  return found;
}

/** The findings of a file that its base does not have. */
export function findingsBetween(
  path: string,
  before: CheckedSide,
  after: CheckedSide,
  { facts, config }: RangeCheck,
): LocatedFinding[] {
  const isAllowed = allowanceOf(config);
  const known = hasSameKey(before, after) ? [...config.off, keyMismatch.name] : config.off;
  const found = findingsOf(after, facts, { ...config, off: known }).filter(
    (finding) => isListed(finding) && !isAllowed(finding.rule, path),
  );
  if (found.length === 0) return [];
  const rules = new Set(found.map(({ rule }) => rule));
  const off = ruleNames.filter((rule) => !rules.has(rule));
  return newFindings(findingsOf(before, facts, { ...config, off }), found);
}

/** A key tells of name and request alone, save that of a list of models; it takes long to make. */
function hasSameKey(before: CheckedSide, after: CheckedSide): boolean {
  if (!before || !after || "problem" in before || "problem" in after) return false;
  const [was, is] = [before.recording, after.recording];
  const same = (name: string) => was.doc.root.get(name)?.raw === is.doc.root.get(name)?.raw;
  return was.path === is.path && same("request") && same("test_id") && keyNameOf(is.path).digest === null;
}

function findingsOf(side: CheckedSide, facts: Facts, config: CheckConfig): LocatedFinding[] {
  if (side === null) return [];
  return "problem" in side
    ? findingsInBroken(side.problem, config)
    : findingsIn(subjectOf(side.recording), facts, config);
}

/** What rules may know of a range: the test files that its head has. */
export async function factsOfRange(range: Range, tests: Iterable<string | null>): Promise<Facts> {
  const { repository, head } = range;
  if (!head) return { testFileExists: filesOf({ top: repository.folder, prefix: repository.prefix }), tests: null };
  const files = new Set([...tests].flatMap((test) => test?.split("::")[0] || []));
  const asked = [...files].filter(isPlain);
  const there = new Set<string>();
  for (let from = 0; from < asked.length; from += FILES_A_CALL) {
    const names = asked.slice(from, from + FILES_A_CALL);
    const args = ["ls-tree", "-z", "--name-only", "--full-tree", head.id, "--", ...names];
    const printed = await git(repository.folder, args, MOST_TEXT);
    if (printed === null) return { testFileExists: null, tests: null };
    for (const name of printed.toString("utf8").split("\0")) there.add(name);
  }
  return { testFileExists: (path) => there.has(path), tests: null };
}

/** A recorded name is data: git is asked for what can be the path of a file only. */
function isPlain(path: string): boolean {
  return !path.includes("\0") && path.split("/").every((step) => step !== "" && step !== "." && step !== "..");
}

/** What is new in a range for a check, in slices between other work. */
export async function checkRange(reviewed: Reviewed, config: CheckConfig): Promise<NewFindings> {
  const { range, changed } = reviewed;
  const tests = changed.map(({ after }) => after?.testId ?? null);
  const steps = newFindingsIn(reviewed, { facts: await factsOfRange(range, tests), config });
  return (await inSlices(steps, new AbortController().signal)) ?? new Map();
}
