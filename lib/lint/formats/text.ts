import { formatBytes, formatCount, formatQuantity } from "../../format/human";
import { visibleText } from "../../format/visible";
import type { Level } from "../finding";
import type { CheckReport } from "../report";
import { isListed } from "./listed";

/** The report for a terminal: findings by file, then what they add up to. Recorded text cannot act on the terminal. */
export function formatText(
  { summary, recordings }: CheckReport,
  paint: (level: Level, text: string) => string,
): string {
  const files = recordings
    .map(({ path, findings }) => ({ path, findings: findings.filter(isListed) }))
    .filter(({ findings }) => findings.length > 0)
    .map(({ path, findings }) => {
      const lines = findings.map(
        ({ line, column, level, rule, message }) =>
          `  ${`${line}:${column}`.padEnd(9)} ${paint(level, level.padEnd(7))} ${visibleText(message).replaceAll("\n", " ")}  ${rule}`,
      );
      return `${visibleText(path)}\n${lines.join("\n")}\n`;
    });
  const { key } = summary;
  const unlisted = recordings.flatMap(({ findings }) => findings).filter((finding) => !isListed(finding)).length;
  const totals = [
    `${formatQuantity(summary.files, "recording")}, ${formatBytes(summary.bytes)}; ${formatQuantity(summary.roundTrip, "file")} reproduced byte for byte`,
    `keys: ${key.current} current, ${key.older} older, ${key.renamed} renamed, ${key.mismatch} mismatched, ${key.none} without`,
    `${formatQuantity(summary.errors, "error")}, ${formatQuantity(summary.warnings, "warning")}, ${formatQuantity(summary.infos, "note")}${unlisted > 0 ? ` (${formatCount(unlisted)} of padding, not listed)` : ""}${summary.allowed > 0 ? `, ${summary.allowed} allowed` : ""}`,
  ];
  return `${files.join("\n")}${files.length > 0 ? "\n" : ""}${totals.join("\n")}\n`;
}
