import { FIX_NAMES } from "../fix/name";
import { count, type Decoder, flag, list, nullable, object, oneOf, text } from "../list/decode";
import { LEVELS, type Level } from "./finding";
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

/** The gravest level among findings; null where there are none. */
export function gravestOf(findings: readonly Pick<ShownFinding, "level">[]): Level | null {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level)) ?? null;
}
