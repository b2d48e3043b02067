import { placeOf } from "../json/parse";
import type { Problem } from "../recording/recording";
import { type CheckConfig, levelFor } from "./config";
import type { Digest, Facts, Finding, Level, Load, RecordingRule, Report, SetRule, Subject } from "./finding";
import { argumentsNotJson } from "./rules/arguments-not-json";
import { duplicateKey } from "./rules/duplicate-key";
import { emptyOutput } from "./rules/empty-output";
import { errorAsAnswer } from "./rules/error-as-answer";
import { identifier } from "./rules/identifier";
import { keyMismatch } from "./rules/key-mismatch";
import { missingTest } from "./rules/missing-test";
import { modelMismatch } from "./rules/model-mismatch";
import { noise } from "./rules/noise";
import { notNormalised } from "./rules/not-normalised";
import { nullTestId } from "./rules/null-test-id";
import { roundTrip } from "./rules/round-trip";
import { secret } from "./rules/secret";
import { supersededTwin } from "./rules/superseded-twin";
import { toolPairs } from "./rules/tool-pairs";
import { typeAllowed } from "./rules/type-allowed";
import { unfinishedStream } from "./rules/unfinished-stream";
import { unknownShape } from "./rules/unknown-shape";

export const recordingRules: readonly RecordingRule[] = [
  roundTrip,
  notNormalised,
  unknownShape,
  keyMismatch,
  typeAllowed,
  unfinishedStream,
  argumentsNotJson,
  toolPairs,
  errorAsAnswer,
  emptyOutput,
  modelMismatch,
  nullTestId,
  missingTest,
  secret,
  identifier,
  noise,
];

export const setRules: readonly SetRule[] = [duplicateKey, supersededTwin];

/** The rule that speaks for files which are no readable recording. */
export const unreadable = {
  name: "unreadable",
  level: "error",
  title: "Not a readable recording",
  why: "Replay fails on the file before any test runs.",
} as const;

/** What is known of each rule, for people and for formats that list them. */
export const allRules: readonly { name: string; title: string; why: string; level: Level }[] = [
  unreadable,
  ...recordingRules,
  ...setRules,
];

export const ruleNames: readonly string[] = allRules.map(({ name }) => name);

/** The findings of all rules that look at one recording, in the order of the rules. */
export function checkRecording(subject: Subject, facts: Facts, config: CheckConfig): Finding[] {
  return enabled(recordingRules, config).flatMap((rule) =>
    rule.check(subject, facts).map((report) => findingOf(rule, report, config)),
  );
}

/**
 * The findings of all rules that compare recordings, each with the path that it belongs to; null after each step that
 * took a while.
 */
export function* checkSet(
  digests: readonly Digest[],
  load: Load,
  config: CheckConfig,
): Generator<{ path: string; finding: Finding } | null> {
  for (const rule of enabled(setRules, config)) {
    for (const report of rule.checkAll(digests, load)) {
      yield report && { path: report.path, finding: findingOf(rule, report, config) };
    }
  }
}

/** A file that could not be read, as a finding. */
export function findingOfProblem({ message, line, column, hint }: Problem, config: CheckConfig): Finding[] {
  if (config.off.includes(unreadable.name)) return [];
  const place = line === null || column === null ? null : { line, column };
  const level = levelFor(config, unreadable.name, unreadable.level);
  return [
    {
      rule: unreadable.name,
      level,
      pointer: "",
      message: `The file is ${message}.`,
      place,
      fix: hint,
      fixName: null,
      other: null,
    },
  ];
}

/** The line and column of a finding in its file's text. */
export function placeOfFinding({ place, pointer }: Finding, subject: Subject | null): { line: number; column: number } {
  if (place) return place;
  const { doc } = subject?.recording ?? {};
  const node = doc?.at(pointer);
  if (!doc || !node) return { line: 1, column: 1 };
  const { line, column } = placeOf(doc.text, node.start);
  return { line, column };
}

function enabled<R extends { name: string }>(rules: readonly R[], config: CheckConfig): R[] {
  return rules.filter(({ name }) => !config.off.includes(name));
}

function findingOf(rule: { name: string; level: Level }, report: Report, config: CheckConfig): Finding {
  const level = levelFor(config, rule.name, report.level ?? rule.level);
  return {
    rule: rule.name,
    level,
    pointer: report.pointer,
    message: report.message,
    place: null,
    fix: report.fix ?? null,
    fixName: report.fixName ?? null,
    other: report.other ?? null,
  };
}
