import { join } from "node:path";
import picomatch from "picomatch";
import { conversationOf } from "../dialects";
import { placeOf } from "../json/parse";
import { differenceFromPython } from "../json/round-trip";
import { checkRecording, checkSet, findingOfProblem, placeOfFinding } from "../lint";
import type { CheckConfig } from "../lint/config";
import type { Digest, Facts, Finding, Subject } from "../lint/finding";
import { type CheckedRecording, type CheckReport, reportOf } from "../lint/report";
import { keyStatusOf } from "../recording/key";
import { hostOf, openRecording, type Problem, type Recording } from "../recording/recording";
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
  const subject: Subject = {
    recording,
    conversation: conversationOf(recording),
    key: keyStatusOf(recording),
    difference: differenceFromPython(recording.doc),
  };
  const findings = checkRecording(subject, facts, config);
  const { status, version, expected, name } = subject.key;
  return {
    checked: {
      path: found.path,
      kind: recording.kind,
      bytes: found.size,
      roundTrip: subject.difference === null,
      key: { status, version, expected },
      findings: findings.map((finding) => ({ ...finding, ...placeOfFinding(finding, subject) })),
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
  const findings = findingOfProblem(problem, config).map((finding) => ({
    ...finding,
    ...placeOfFinding(finding, null),
  }));
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
  const compared = new Map<string, Finding[]>();
  const digests = files.flatMap(({ digest }) => (digest ? [digest] : []));
  const opened = new Map<string, Recording | null>();
  const load = (path: string) => {
    const known = opened.get(path);
    if (known !== undefined) return known;
    const recording = openAt(root, path);
    opened.set(path, recording);
    return recording;
  };
  for (const { path, finding } of checkSet(digests, load, config)) {
    compared.set(path, [...(compared.get(path) ?? []), finding]);
  }

  const isAllowed = allowanceOf(config);
  let allowed = 0;
  const recordings = files.map(({ checked }) => {
    const added = (compared.get(checked.path) ?? []).map((finding) => {
      const recording = load(checked.path);
      const node = recording?.doc.at(finding.pointer) ?? recording?.doc.root;
      return { ...finding, ...(node ? placeOf(node.doc.text, node.start) : { line: 1, column: 1 }) };
    });
    const all = [...checked.findings, ...added];
    const findings = all.filter(({ rule }) => !isAllowed(rule, checked.path));
    allowed += all.length - findings.length;
    return { ...checked, findings };
  });
  return reportOf(root, recordings, allowed);
}

function openAt(root: string, path: string): Recording | null {
  const read = readTextFile(join(/*turbopackIgnore: true*/ root, path));
  const opened = read.ok ? openRecording(path, read.text) : null;
  return opened?.ok ? opened.recording : null;
}

/** Which findings the configuration calls known and fine. */
function allowanceOf({ allow }: CheckConfig): (rule: string, path: string) => boolean {
  const allowances = allow.map(({ rule, path }) => ({ rule, matches: picomatch(path, { dot: true }) }));
  return (rule, path) => allowances.some((allowance) => allowance.rule === rule && allowance.matches(path));
}
