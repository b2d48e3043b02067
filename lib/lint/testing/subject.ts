import { conversationOf } from "../../dialects";
import { differenceFromPython } from "../../json/round-trip";
import { keyStatusOf } from "../../recording/key";
import type { Recording } from "../../recording/recording";
import type { Digest, Facts, RecordingRule, SetRule, Subject } from "../finding";

/** For tests: a recording as a check shows it to rules. */
export function subjectOf(recording: Recording): Subject {
  return {
    recording,
    conversation: conversationOf(recording),
    key: keyStatusOf(recording),
    difference: differenceFromPython(recording.doc),
  };
}

export const noFacts: Facts = { testFileExists: null, tests: null };

/** For tests: what a rule reports of a recording. */
export function reportsOf(rule: RecordingRule, recording: Recording, facts: Facts = noFacts) {
  return rule.check(subjectOf(recording), facts);
}

/** For tests: what a rule reports of several recordings, each given as its digest and itself. */
export function setReportsOf(rule: SetRule, all: readonly { digest: Digest; recording: Recording }[]) {
  const byPath = new Map(all.map(({ digest, recording }) => [digest.path, recording]));
  const reports = rule.checkAll(
    all.map(({ digest }) => digest),
    (path) => byPath.get(path) ?? null,
  );
  return [...reports].flatMap((report) => report ?? []);
}
