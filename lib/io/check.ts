import { join } from "node:path";
import { placeOf } from "../json/parse";
import { checkSet } from "../lint";
import type { CheckConfig } from "../lint/config";
import type { Digest, Facts } from "../lint/finding";
import { type CheckedRecording, type CheckReport, type LocatedFinding, reportOf } from "../lint/report";
import { hostOf, openRecording, type Problem, type Recording } from "../recording/recording";
import { allowanceOf, findingsIn, findingsInBroken, subjectOf } from "./check/findings-in";
import { openAt } from "./open-at";
import { readTextFile } from "./read";
import { type FoundFile, walk } from "./walk";

/** A file as a check leaves it: its findings, and what the rules that compare files need of it. */
export type CheckedFile = { checked: CheckedRecording; digest: Digest | null };

/** Checks one file below a root (absolute, resolved). A file that cannot be read is a finding, never a failure. */
export function checkFile(root: string, found: FoundFile, facts: Facts, config: CheckConfig): CheckedFile {
  if (found.problem) return broken(found, found.problem, config);
  const read = readTextFile(join(/*turbopackIgnore: true*/ root, found.path));
  if (!read.ok) return broken(found, read.problem, config);
  const opened = openRecording(found.path, read.text);
  if (!opened.ok) return broken(found, opened.problem, config);

  const { recording } = opened;
  const subject = subjectOf(recording);
  const { status, version, expected, name } = subject.key;
  return {
    checked: {
      path: found.path,
      kind: recording.kind,
      bytes: found.size,
      roundTrip: subject.difference === null,
      key: { status, version, expected },
      findings: findingsIn(subject, facts, config),
    },
    digest: {
      path: found.path,
      testId: recording.testId,
      model: recording.model,
      streaming: recording.streaming,
      endpoint: recording.endpoint,
      host: hostOf(recording.url),
      messages: subject.conversation.request.messages.length,
      nameKey: name.key ?? found.path,
      currentKey: expected,
      status,
    },
  };
}

function broken({ path, size }: FoundFile, problem: Problem, config: CheckConfig): CheckedFile {
  const findings = findingsInBroken(problem, config);
  const key = { status: "none", version: null, expected: null } as const;
  return { checked: { path, kind: "unknown", bytes: size, roundTrip: false, key, findings }, digest: null };
}

/** All files that a check of a root looks at. */
export function filesToCheck(root: string): FoundFile[] {
  return [...walk(root)];
}

/**
 * Puts the files of a check together: adds what the comparing rules find, takes away what the configuration allows.
 * `root` is absolute and resolved.
 */
export function finishCheck(root: string, files: readonly CheckedFile[], config: CheckConfig): CheckReport {
  const steps = finishSteps(root, files, config);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As `finishCheck`, in steps that take some milliseconds each. */
export function* finishSteps(
  root: string,
  files: readonly CheckedFile[],
  config: CheckConfig,
): Generator<void, CheckReport> {
  const compared = new Map<string, LocatedFinding[]>();
  const digests = files.flatMap(({ digest }) => (digest ? [digest] : []));
  const load = recent((path: string) => openAt(root, path));
  for (const found of checkSet(digests, load, config)) {
    yield;
    if (!found) continue;
    const { path, finding } = found;
    const recording = load(path);
    const node = recording?.doc.at(finding.pointer) ?? recording?.doc.root;
    const place = node ? placeOf(node.doc.text, node.start) : { line: 1, column: 1 };
    compared.set(path, [...(compared.get(path) ?? []), { ...finding, ...place }]);
  }

  const isAllowed = allowanceOf(config);
  let allowed = 0;
  const recordings = files.map(({ checked }) => {
    const all = [...checked.findings, ...(compared.get(checked.path) ?? [])];
    const findings = all.filter(({ rule }) => !isAllowed(rule, checked.path));
    allowed += all.length - findings.length;
    return { ...checked, findings };
  });
  return reportOf(root, recordings, allowed);
}

/** As many opened recordings are kept: a group of twins asks for its members again and again. */
const KEPT = 64;

/** Remembers the last answers of `load`. */
function recent(load: (path: string) => Recording | null): (path: string) => Recording | null {
  const kept = new Map<string, Recording | null>();
  return (path) => {
    const known = kept.get(path);
    if (known !== undefined) return known;
    const loaded = load(path);
    kept.set(path, loaded);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? "");
    return loaded;
  };
}
