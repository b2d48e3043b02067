import { formatJsonDocument } from "../../format/visible";
import type { CheckReport } from "../report";

/**
 * The report as the command line's contract has it: one JSON document, with a final line feed; and what was mended
 * before.
 */
export function formatJson({ root, summary, recordings }: CheckReport, fixes?: object): string {
  const listed = recordings.map(({ path, kind, roundTrip, key, findings }) => ({
    path,
    kind,
    roundTrip,
    key,
    findings: findings.map(({ rule, level, pointer, message, line, column, fix, fixName }) => ({
      rule,
      level,
      pointer,
      message,
      line,
      column,
      fix,
      fixName,
    })),
  }));
  return formatJsonDocument({ root, summary, recordings: listed, ...fixes });
}
