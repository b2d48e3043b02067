import { diffArrays } from "diff";
import { isBoundary } from "./boundaries";

/** `old[from .. to)` becomes `text`. Hunks are in order and do not touch each other. */
export type Hunk = { from: number; to: number; text: string };

/** Beyond so many changed words, what lies between two changes is no longer looked for. */
const MAX_EDIT_LENGTH = 600;

/** How a text became another, word by word, trimmed to whole characters as people see them. */
export function hunksOf(old: string, made: string): Hunk[] {
  if (old === made) return [];
  const { head, tail } = commonEnds(old, made, 0, old.length, 0, made.length);
  const [before, after] = [old.slice(head, old.length - tail), made.slice(head, made.length - tail)];
  const rough =
    before === "" || after === "" ? [{ from: 0, to: before.length, text: after }] : wordHunks(before, after);
  const hunks: Hunk[] = [];
  let shift = 0;
  for (const { from, to, text } of rough) {
    const start = head + from;
    const end = head + to;
    const madeStart = start + shift;
    const madeEnd = madeStart + text.length;
    const ends = commonEnds(old, made, start, end, madeStart, madeEnd);
    const hunk = {
      from: start + ends.head,
      to: end - ends.tail,
      text: made.slice(madeStart + ends.head, madeEnd - ends.tail),
    };
    if (hunk.from < hunk.to || hunk.text !== "") hunks.push(hunk);
    shift += text.length - (to - from);
  }
  return hunks;
}

function wordHunks(before: string, after: string): Hunk[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDIT_LENGTH });
  if (!changes) return [{ from: 0, to: before.length, text: after }];
  const hunks: Hunk[] = [];
  let at = 0;
  let open: Hunk | null = null;
  for (const { added, removed, value } of changes) {
    const text = value.join("");
    if (!added && !removed) {
      at += text.length;
      open = null;
      continue;
    }
    if (!open) {
      open = { from: at, to: at, text: "" };
      hunks.push(open);
    }
    if (added) open.text += text;
    else {
      at += text.length;
      open.to = at;
    }
  }
  return hunks;
}

/** Words, runs of white space, and single characters of any other kind, with the marks that belong to them. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(WORD)) {
    if (index > from && isBoundary(text, index)) {
      words.push(text.slice(from, index));
      from = index;
    }
  }
  if (from < text.length) words.push(text.slice(from));
  return words;
}

const WORD = /\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;

/** How much two stretches have in common at both ends; the rest of each begins and ends at boundaries. */
function commonEnds(old: string, made: string, from: number, to: number, madeFrom: number, madeTo: number) {
  const shorter = Math.min(to - from, madeTo - madeFrom);
  let head = 0;
  while (head < shorter && old.charCodeAt(from + head) === made.charCodeAt(madeFrom + head)) head++;
  while (head > 0 && !(isBoundary(old, from + head) && isBoundary(made, madeFrom + head))) head--;
  let tail = 0;
  while (tail < shorter - head && old.charCodeAt(to - 1 - tail) === made.charCodeAt(madeTo - 1 - tail)) tail++;
  while (tail > 0 && !(isBoundary(old, to - tail) && isBoundary(made, madeTo - tail))) tail--;
  return { head, tail };
}
