import { FIX_NAMES } from "../fix/name";
import { count, type Decoder, flag, list, nullable, object, oneOf, text } from "../list/decode";
import { LEVELS } from "./finding";
import type { LocatedFinding } from "./report";

/** A finding as a recording's own page shows it. */
export type ShownFinding = Pick<
  LocatedFinding,
  "rule" | "level" | "pointer" | "message" | "line" | "column" | "fix" | "fixName"
>;

/** What a check finds in one recording. `compared`: with the other recordings, too. */
export type RecordingFindings = { findings: ShownFinding[]; compared: boolean };

export const recordingFindingsDecoder: Decoder<RecordingFindings> = object<RecordingFindings>({
  findings: list(
    object<ShownFinding>({
      rule: text,
      level: oneOf(...LEVELS),
      pointer: text,
      message: text,
      line: count,
      column: count,
      fix: nullable(text),
      fixName: nullable(oneOf(...FIX_NAMES)),
    }),
  ),
  compared: flag,
});

/** The gravest findings first. */
export function byLevel<F extends Pick<ShownFinding, "level">>(findings: readonly F[]): F[] {
  return findings.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}
