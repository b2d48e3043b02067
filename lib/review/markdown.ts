import { CLASS_WORDS, CLASSES, type DiffClass } from "../diff/semantic/classes";
import { formatCount, formatQuantity } from "../format/human";
import { visibleText } from "../format/visible";
import { grouped } from "../list/grouped";
import { findingCounts, findingsPhrase, gravestFirst, type NewFinding, type NewFindings } from "./findings";
import type { DiffGroup, DiffReport, FileDiff } from "./report";
import { changeNote, sectionOf, sectionWord } from "./sections";
import { cut, shapesInWords } from "./shape-words";

/** GitHub takes comments of 65,536 characters. */
const ROOM = 60_000;
/** Characters of one side of one change. */
const SIDE = 600;

/** By which a comment of an earlier push is found again. */
export const COMMENT_MARK = "<!-- tapedeck-diff -->";

/** New findings that are listed one by one. */
const LISTED = 50;
const MESSAGE = 200;

/**
 * A report as a comment on a pull request: the sentence, a table of the classes, what a check finds new, and what
 * matters, folded.
 */
export function markdownOf(report: DiffReport, findings: NewFindings): string {
  const head = [COMMENT_MARK, `**${report.sentence}**`, "", ...tableOf(report), ...findingsSection(findings)].join(
    "\n",
  );
  const files = new Map(report.files.map((file) => [file.path, file]));
  const groups = report.groups.filter(({ class: name }) => isMeaningful(name)).sort(graverFirst);
  let text = head;
  let left = 0;
  for (const group of groups) {
    const section = detailsOf(group, files);
    if (text.length + section.length > ROOM - 200) left += group.paths.length;
    else text += section;
  }
  return left === 0
    ? `${text}\n`
    : `${text}\n${formatQuantity(left, "further recording")} left out: there is no more room here.\n`;
}

function isMeaningful(name: DiffClass): boolean {
  return name !== "noise" && name !== "identical";
}

function graverFirst(a: DiffGroup, b: DiffGroup): number {
  const byClass = CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class);
  return byClass || b.paths.length - a.paths.length || (a.fingerprint < b.fingerprint ? -1 : 1);
}

function tableOf({ summary, counts, groups }: DiffReport): string[] {
  const names = CLASSES.filter((name) => summary[name]);
  if (names.length === 0) return [];
  const rows = names.map((name) => {
    const kinds = groups.filter((group) => group.class === name).length;
    return `| ${CLASS_WORDS[name]} | ${formatCount(summary[name] ?? 0)} | ${formatCount(kinds)} |`;
  });
  const { added, deleted } = counts;
  if (added > 0) rows.push(`| added | ${formatCount(added)} | |`);
  if (deleted > 0) rows.push(`| deleted | ${formatCount(deleted)} | |`);
  return ["| what differs | recordings | different changes |", "|---|---|---|", ...rows, ""];
}

/** Findings as a folded list, the gravest first; the same one in several files stands there once. */
function findingsSection(findings: NewFindings): string[] {
  const all = [...findings].flatMap(([path, own]) => own.map((finding) => ({ ...finding, path })));
  const phrase = findingsPhrase(findingCounts(all));
  if (phrase === null) return [];
  const groups = [...grouped(gravestFirst(all), ({ rule, level, message }) => JSON.stringify([rule, level, message]))];
  const lines = groups.slice(0, LISTED).map(([, equal]) => findingLine(equal));
  const rest = groups.slice(LISTED).reduce((sum, [, equal]) => sum + equal.length, 0);
  const more = rest > 0 ? [`- and ${formatCount(rest)} more`] : [];
  return [`<details><summary>${phrase}</summary>`, "", ...lines, ...more, "", "</details>", ""];
}

function findingLine(equal: readonly (NewFinding & { path: string })[]): string {
  const [first] = equal;
  if (!first) return "";
  const { level, message, rule, path, line } = first;
  const where = `\`${visibleText(path).replaceAll("`", "'")}:${line}\``;
  const times = equal.length === 1 ? "" : `${formatQuantity(equal.length, "time")}, first in `;
  return `- ${level}: ${escaped(cut(message, MESSAGE))} (${rule}) ${times}${where}`;
}

function detailsOf(group: DiffGroup, files: ReadonlyMap<string, FileDiff>): string {
  const [first = ""] = group.paths;
  const file = files.get(first);
  if (!file) return "";
  const shapes = shapesInWords(group.shapes);
  const title =
    group.paths.length === 1
      ? named(file)
      : `${formatQuantity(group.paths.length, "recording")}${shapes === "" ? "" : `: ${shapes}`}`;
  const lines = file.parts
    .filter(({ what }) => what !== "key")
    .slice(0, 8)
    .flatMap(({ what, before, after }) => [`**${escaped(what)}**`, fenced(before, after)]);
  const others = group.paths.length > 1 ? [listed(group.paths)] : [];
  const note = changeNote(file);
  const heading = `${sectionWord(sectionOf(file))}${note === null ? "" : ` (${note})`}`;
  const summary = `<summary>${heading}: ${escaped(title)}</summary>`;
  return `\n<details>${summary}\n\n${[...lines, ...others].join("\n\n")}\n\n</details>\n`;
}

function named({ testId, path }: FileDiff): string {
  return testId?.split("::").at(-1) ?? path;
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 20).map((path) => `- \`${visibleText(path).replaceAll("`", "'")}\``);
  return [...shown, ...(paths.length > 20 ? [`- and ${formatCount(paths.length - 20)} more`] : [])].join("\n");
}

/** Recorded text stays text: a fence longer than any run of backticks inside. */
function fenced(before: string | null, after: string | null): string {
  const lines = [...sideLines("-", before), ...sideLines("+", after)].join("\n");
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}diff\n${lines}\n${fence}`;
}

function sideLines(mark: string, text: string | null): string[] {
  return text === null
    ? []
    : cut(visibleText(text), SIDE)
        .split("\n")
        .map((line) => `${mark} ${line}`);
}

/** Names in running text: neither markup nor a mention of anybody. */
function escaped(text: string): string {
  return visibleText(text)
    .replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? character)
    .replace(/[\\`*_[\]#|~]/g, "\\$&")
    .replaceAll("@", "@\u200b")
    .replaceAll("\n", " ");
}
