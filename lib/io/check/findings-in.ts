import picomatch from "picomatch";
import { rememberedConversationOf } from "../../dialects/remembered";
import { differenceFromPython } from "../../json/round-trip";
import { checkRecording, findingOfProblem, placeOfFinding } from "../../lint";
import type { CheckConfig } from "../../lint/config";
import type { Facts, Subject } from "../../lint/finding";
import type { LocatedFinding } from "../../lint/report";
import { keyStatusOf, requestKeyOf } from "../../recording/key";
import type { Problem, Recording } from "../../recording/recording";
import { nativeSha256 } from "../sha256";

/** A recording as rules see it; what a rule asks for is made when the first one does. */
export function subjectOf(recording: Recording): Subject {
  const conversation = once(() => rememberedConversationOf(recording));
  const key = once(() => keyStatusOf(recording, requestKeyOf(recording, nativeSha256), nativeSha256));
  const difference = once(() => differenceFromPython(recording.doc));
  return {
    recording,
    get conversation() {
      return conversation();
    },
    get key() {
      return key();
    },
    get difference() {
      return difference();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What the rules that look at one recording find in it, what the configuration allows included. */
export function findingsIn(subject: Subject, facts: Facts, config: CheckConfig): LocatedFinding[] {
  const findings = checkRecording(subject, facts, config);
  return findings.map((finding) => ({ ...finding, ...placeOfFinding(finding, subject) }));
}

/** What is found in a file that is no readable recording. */
export function findingsInBroken(problem: Problem, config: CheckConfig): LocatedFinding[] {
  return findingOfProblem(problem, config).map((finding) => ({ ...finding, ...placeOfFinding(finding, null) }));
}

/** Which findings the configuration calls known and fine. */
export function allowanceOf({ allow }: CheckConfig): (rule: string, path: string) => boolean {
  const allowances = allow.map(({ rule, path }) => ({ rule, matches: picomatch(path, { dot: true }) }));
  return (rule, path) => allowances.some((allowance) => allowance.rule === rule && allowance.matches(path));
}
