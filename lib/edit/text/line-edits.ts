import { diffArrays } from "diff";
import type { TextEdit } from "../plan";
import { orderedEdits } from "./apply";

/** Beyond so many changed lines, the text between the first and the last change counts as changed. */
const MAX_CHANGED_LINES = 2000;

/** How one text becomes another, in edits of whole lines. */
export function lineEdits(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, made] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < Math.min(old.length, made.length) && old[head] === made[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, made.length) - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++;
  const [left, right] = [old.slice(head, old.length - tail), made.slice(head, made.length - tail)];
  let at = lengthOf(old.slice(0, head));
  const changes = areUnlike(left, right) ? undefined : diffArrays(left, right, { maxEditLength: MAX_CHANGED_LINES });
  if (!changes) return [{ from: at, to: at + lengthOf(left), text: right.join("") }];
  const edits: TextEdit[] = [];
  for (const { added, removed, value } of changes) {
    const length = lengthOf(value);
    if (added) edits.push({ from: at, to: at, text: value.join("") });
    else if (removed) edits.push({ from: at, to: at + length, text: "" });
    if (!added) at += length;
  }
  return orderedEdits(before, edits);
}

/**
 * Whether a comparison would take long for little: it would give up, or find next to no line in common, as after a
 * change of the indent.
 */
function areUnlike(left: readonly string[], right: readonly string[]): boolean {
  const [before, after] = [new Set(left), new Set(right)];
  const changed = left.filter((line) => !after.has(line)).length + right.filter((line) => !before.has(line)).length;
  return changed > MAX_CHANGED_LINES || (changed > 200 && changed > 0.8 * (left.length + right.length));
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length, 0);
}
