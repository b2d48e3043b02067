import { CLASS_WORDS } from "../diff/semantic/classes";
import { formatQuantity } from "../format/human";
import { visibleText } from "../format/visible";
import type { DiffReport, FileDiff } from "./report";

const SIDE = 400;

/** A report for a terminal: the sentence, then what differs, file by file, the gravest first; noise is counted only. */
export function reportText({ sentence, files }: DiffReport): string {
  const shown = files.filter(({ class: name }) => name !== "noise" && name !== "identical");
  const noise = files.length - shown.length;
  const left = noise === 0 ? [] : [`${formatQuantity(noise, "recording")} with nothing but noise not shown`];
  return `${[sentence, ...shown.map(fileText), ...left].join("\n\n")}\n`;
}

function fileText({ path, basePath, change, class: name, parts, testId }: FileDiff): string {
  const from = change === "rekeyed" ? ` (re-keyed, was ${basePath})` : change === "modified" ? "" : ` (${change})`;
  const lines = parts
    .filter(({ what }) => what !== "key")
    .flatMap(({ what, before, after }) => [`  ${visibleText(what)}`, ...side("-", before), ...side("+", after)]);
  return [`${CLASS_WORDS[name]}: ${visibleText(testId ?? path)}`, `  ${visibleText(path)}${from}`, ...lines].join("\n");
}

function side(mark: string, text: string | null): string[] {
  if (text === null) return [];
  const cut = text.length > SIDE ? `${text.slice(0, SIDE)} …` : text;
  return visibleText(cut)
    .split("\n")
    .map((line) => `    ${mark} ${line}`);
}
