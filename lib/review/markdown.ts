import { testNameOf } from "../catalog/test-name";
import { CLASS_WORDS, CLASSES, type DiffClass } from "../diff/semantic/classes";
import { formatCount, formatQuantity } from "../format/human";
import { visibleText } from "../format/visible";
import { grouped } from "../list/grouped";
import { differingLines } from "./differing-lines";
import { findingCounts, findingsPhrase, gravestFirst, type NewFinding, type NewFindings } from "./findings";
import type { DiffGroup, DiffReport, FileDiff } from "./report";
import { changeNote, SECTIONS, sectionOf, sectionWord } from "./sections";
import { cut, shapesInWords } from "./shape-words";

/** GitHub takes comments of 65,536 characters. */
const ROOM = 60_000;
/** Characters of one side of one change: the fewer, the more changes have a place. */
const SIDES = [600, 300, 120] as const;
/** Characters of changes that stand open, the gravest first. */
const OPEN = 3000;
/** Recordings that are named in one list. */
const NAMED = 20;

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
  let made: ReturnType<typeof changesWithin> = { text: "", left: [] };
  for (const side of SIDES) {
    made = changesWithin(ROOM - head.length, groups, files, side);
    if (made.left.length === 0) break;
  }
  const rest = made.left.length === 0 ? "" : `${leftOut(made.left)}\n`;
  return `${head}${made.text}\n${rest}`;
}

/** As many changes as there is room for, the first ones open, and the files that have no place. */
function changesWithin(
  room: number,
  groups: readonly DiffGroup[],
  files: ReadonlyMap<string, FileDiff>,
  side: number,
): { text: string; left: FileDiff[] } {
  let text = "";
  let open = OPEN;
  const left: FileDiff[] = [];
  for (const group of groups) {
    const folded = detailsOf(group, files, side);
    open -= folded.length;
    const section = open > 0 ? folded.replace("<details>", "<details open>") : folded;
    if (text.length + section.length > room - 500) left.push(...group.paths.flatMap((path) => files.get(path) ?? []));
    else text += section;
  }
  return { text, left };
}

/** How many changes of which kind had no place. */
function leftOut(files: readonly FileDiff[]): string {
  const sections = grouped(files, sectionOf);
  const kinds = SECTIONS.flatMap((section) => {
    const count = sections.get(section)?.length;
    return count ? [`${formatCount(count)} ${sectionWord(section)}`] : [];
  });
  const count = formatQuantity(files.length, "further recording");
  return `${count} left out (${kinds.join(", ")}): there is no more room here.`;
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

/** Findings as a list, the gravest first, folded where none is an error; the same one in several files stands there once. */
function findingsSection(findings: NewFindings): string[] {
  const all = [...findings].flatMap(([path, own]) => own.map((finding) => ({ ...finding, path })));
  const counts = findingCounts(all);
  const phrase = findingsPhrase(counts);
  if (phrase === null) return [];
  const details = counts.error > 0 ? "<details open>" : "<details>";
  const groups = [...grouped(gravestFirst(all), ({ rule, level, message }) => JSON.stringify([rule, level, message]))];
  const lines = groups.slice(0, LISTED).map(([, equal]) => findingLine(equal));
  const rest = groups.slice(LISTED).reduce((sum, [, equal]) => sum + equal.length, 0);
  const more = rest > 0 ? [`- and ${formatCount(rest)} more`] : [];
  return [`${details}<summary>${phrase}</summary>`, "", ...lines, ...more, "", "</details>", ""];
}

function findingLine(equal: readonly (NewFinding & { path: string })[]): string {
  const [first] = equal;
  if (!first) return "";
  const { level, message, rule, path, line } = first;
  const where = `\`${visibleText(path).replaceAll("`", "'")}:${line}\``;
  const times = equal.length === 1 ? "" : `${formatQuantity(equal.length, "time")}, first in `;
  return `- ${level}: ${escaped(cut(message, MESSAGE))} (${rule}) ${times}${where}`;
}

function detailsOf(group: DiffGroup, files: ReadonlyMap<string, FileDiff>, side: number): string {
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
    .flatMap(({ what, before, after }) => [`**${escaped(what)}**`, fenced(before, after, side)]);
  const others = group.paths.length > 1 ? [listed(group.paths)] : [];
  const note = changeNote(file);
  const heading = `${sectionWord(sectionOf(file))}${note === null ? "" : ` (${note})`}`;
  const summary = `<summary>${heading}: ${inHtml(title)}</summary>`;
  return `\n<details>${summary}\n\n${[...lines, ...others].join("\n\n")}\n\n</details>\n`;
}

function named({ testId, path }: FileDiff): string {
  return testNameOf(testId) || path;
}

function listed(paths: readonly string[]): string {
  // One more takes as much room as to say so.
  const count = paths.length === NAMED + 1 ? NAMED + 1 : NAMED;
  const shown = paths.slice(0, count).map((path) => `- \`${visibleText(path).replaceAll("`", "'")}\``);
  return [...shown, ...(paths.length > count ? [`- and ${formatCount(paths.length - count)} more`] : [])].join("\n");
}

/** Recorded text stays text: a fence longer than any run of backticks inside. */
function fenced(before: string | null, after: string | null, side: number): string {
  const lines = differingLines(before, after, side).join("\n");
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}diff\n${lines}\n${fence}`;
}

/** Names in running text: neither markup nor a mention of anybody. */
function escaped(text: string): string {
  return inHtml(text).replace(/[\\`*_[\]#|~]/g, "\\$&");
}

/** Names in a line of HTML, where markdown means nothing; nor do they mention anybody, or another request. */
function inHtml(text: string): string {
  return visibleText(text)
    .replace(/[&<>]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[character] ?? character)
    .replace(/[@#]/g, "$&\u200b")
    .replaceAll("\n", " ");
}
