import type { TextEdit } from "../edit";
import { differingLines, stretchesOf } from "../edit/text/stretches";

export type DiffLine = { type: "same" | "removed" | "added"; text: string };

/** Lines that belong together in a diff of text; `line` is the first one's number (from 1) in the old text. */
export type TextHunk = { line: number; lines: DiffLine[] };

export type TextHunks = {
  hunks: TextHunk[];
  /** Changed lines that are left out, because there are too many to show. */
  hidden: number;
};

const CONTEXT = 2;
/** Lines that a diff shows, and characters of one line. */
const MOST_LINES = 600;
const LONGEST_LINE = 2000;

/** How a text changes, line by line, with two lines around each change: what `git diff` would show. */
export function textHunksOf(text: string, edits: readonly TextEdit[]): TextHunks {
  const hunks: TextHunk[] = [];
  let shown = 0;
  let hidden = 0;
  let line = 1;
  let counted = 0;
  let end = 0;
  for (const stretch of stretchesOf(text, edits)) {
    const { head, removed, added } = differingLines(stretch);
    const size = removed.length + added.length;
    if (size === 0) continue;
    if (shown + size > MOST_LINES && shown > 0) {
      hidden += size;
      continue;
    }
    const start = offsetOfLine(text, stretch.from, head);
    line += countLines(text, counted, start);
    counted = start;
    const above = linesBefore(text, Math.max(end, 0), start);
    const stop = offsetOfLine(text, start, removed.length);
    const below = linesFrom(text, stop);
    const lines = [
      ...above.map(same),
      ...removed.slice(0, MOST_LINES).map((each): DiffLine => ({ type: "removed", text: cut(each) })),
      ...added.slice(0, MOST_LINES).map((each): DiffLine => ({ type: "added", text: cut(each) })),
      ...below.map(same),
    ];
    hidden += Math.max(0, removed.length - MOST_LINES) + Math.max(0, added.length - MOST_LINES);
    shown += lines.length;
    hunks.push({ line: line - above.length, lines });
    end = offsetOfLine(text, stop, below.length);
  }
  return { hunks, hidden };
}

function same(text: string): DiffLine {
  return { type: "same", text: cut(text) };
}

function cut(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line;
}

/** Where the line begins that stands `count` lines behind the one at `from`. */
function offsetOfLine(text: string, from: number, count: number): number {
  let at = from;
  for (let i = 0; i < count; i++) {
    const next = text.indexOf("\n", at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

function linesBefore(text: string, floor: number, start: number): string[] {
  const lines: string[] = [];
  let end = start - 1;
  while (lines.length < CONTEXT && end >= floor) {
    const from = text.lastIndexOf("\n", end - 1) + 1;
    if (from < floor) break;
    lines.unshift(text.slice(from, end));
    end = from - 1;
  }
  return lines;
}

function linesFrom(text: string, start: number): string[] {
  if (start >= text.length) return [];
  const end = offsetOfLine(text, start, CONTEXT);
  const lines = text.slice(start, end).split("\n");
  return end < text.length || text.endsWith("\n") ? lines.slice(0, -1) : lines;
}
