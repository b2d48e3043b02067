import { formatQuantity } from "../format/human";
import { visibleText } from "../format/visible";
import { differingLines } from "./differing-lines";
import { findingCounts, findingsPhrase, gravestFirst, type NewFindings } from "./findings";
import type { DiffReport, FileDiff } from "./report";
import { changeNote, sectionOf, sectionWord } from "./sections";

const SIDE = 400;

/**
 * A report for a terminal: the sentence, then what differs and what a check finds new, file by file, the gravest first;
 * noise is counted only.
 */
export function reportText({ sentence, files }: DiffReport, findings: NewFindings): string {
  const shown = files.filter(
    ({ class: name, path }) => (name !== "noise" && name !== "identical") || findings.has(path),
  );
  const noise = files.length - shown.length;
  const left = noise === 0 ? [] : [`${formatQuantity(noise, "recording")} with nothing but noise not shown`];
  const phrase = findingsPhrase(findingCounts([...findings.values()].flat()));
  const head = phrase === null ? sentence : `${sentence}\n${phrase}.`;
  return `${[head, ...shown.map((file) => fileText(file, findings)), ...left].join("\n\n")}\n`;
}

function fileText(file: FileDiff, findings: NewFindings): string {
  const { path, basePath, parts, testId, conflict } = file;
  const merged = conflict === null ? "" : conflict === "open" ? " (merge conflict)" : " (merge conflict, settled)";
  const note = changeNote(file);
  const from = note === null ? "" : ` (${note}${file.change === "rekeyed" ? `, was ${basePath}` : ""})`;
  const lines = parts
    .filter(({ what }) => what !== "key")
    .flatMap(({ what, before, after }) => [
      `  ${visibleText(what)}`,
      ...differingLines(before, after, SIDE).map((line) => `    ${line}`),
    ]);
  const found = gravestFirst(findings.get(path) ?? []).map(
    ({ level, rule, message, line, column }) =>
      `  ! ${line}:${column} ${level} ${visibleText(message).replaceAll("\n", " ")}  ${rule}`,
  );
  const title = `${sectionWord(sectionOf(file))}: ${visibleText(testId ?? path)}`;
  return [title, `  ${visibleText(path)}${from}${merged}`, ...lines, ...found].join("\n");
}
