import { diffArrays } from "diff";

/** A stretch of a three-way merge: what all agree on, or what both sides changed, each in its own way. */
export type MergeRegion =
  | { type: "agreed"; text: string }
  | {
      type: "conflict";
      /** Number of its first line in the text that both started from, from 1. */
      line: number;
      base: string;
      mine: string;
      theirs: string;
      /** Both changes together, where they are of different words. */
      both: string | null;
    };

/** Replaces `base[from .. to)` by these tokens. */
type Change = { from: number; to: number; tokens: readonly string[] };

/** Beyond so many changed tokens, what lies between the first and the last change counts as changed. */
const MOST_CHANGES = 1000;

/** Merges two texts that were made of one, line by line; lines beside each other do not disturb each other. */
export function merge3(base: string, mine: string, theirs: string): MergeRegion[] {
  const lines = linesOf(base);
  const pieces = mergeTokens(lines, linesOf(mine), linesOf(theirs));
  const regions: MergeRegion[] = [];
  for (const { from, to, mine, theirs } of pieces) {
    const last = regions.at(-1);
    if (mine === theirs) {
      if (last?.type === "agreed") last.text += mine;
      else if (mine !== "") regions.push({ type: "agreed", text: mine });
      continue;
    }
    const before = lines.slice(from, to).join("");
    const both = mergedWords(before, mine, theirs);
    regions.push({ type: "conflict", line: from + 1, base: before, mine, theirs, both });
  }
  return regions;
}

/** Two texts of which nobody knows what both were made from: wherever they differ, somebody has to choose. */
export function merge2(mine: string, theirs: string): MergeRegion[] {
  const lines = linesOf(theirs);
  const regions: MergeRegion[] = [];
  let at = 0;
  const agreed = (to: number) => {
    if (to > at) regions.push({ type: "agreed", text: lines.slice(at, to).join("") });
  };
  for (const { from, to, tokens } of changesOf(lines, linesOf(mine))) {
    agreed(from);
    const other = lines.slice(from, to).join("");
    regions.push({ type: "conflict", line: from + 1, base: "", mine: tokens.join(""), theirs: other, both: null });
    at = to;
  }
  agreed(lines.length);
  return regions;
}

/** The text where all words that one side changed were left alone by the other; null where they were not. */
function mergedWords(base: string, mine: string, theirs: string): string | null {
  const pieces = mergeTokens(wordsOf(base), wordsOf(mine), wordsOf(theirs));
  return pieces.every((piece) => piece.mine === piece.theirs) ? pieces.map((piece) => piece.mine).join("") : null;
}

export type MergeChoice = "mine" | "theirs" | "both";

/** The merged text, once it is said for each conflict, in order, whose change it takes. */
export function mergedText(regions: readonly MergeRegion[], choices: readonly MergeChoice[]): string {
  let conflict = 0;
  return regions
    .map((region) => {
      if (region.type === "agreed") return region.text;
      const choice = choices[conflict++] ?? "mine";
      return (choice === "both" ? region.both : null) ?? (choice === "theirs" ? region.theirs : region.mine);
    })
    .join("");
}

/** `mine` and `theirs` are the same where only one side changed something, or both the same. */
type Piece = { from: number; to: number; mine: string; theirs: string };

function mergeTokens(base: readonly string[], mine: readonly string[], theirs: readonly string[]): Piece[] {
  const [left, right] = [changesOf(base, mine), changesOf(base, theirs)];
  const pieces: Piece[] = [];
  const agreed = (from: number, to: number, text: string) => {
    if (to > from || text !== "") pieces.push({ from, to, mine: text, theirs: text });
  };
  let [l, r, at] = [0, 0, 0];
  while (l < left.length || r < right.length) {
    const [a, b] = [left[l], right[r]];
    const first = !b || (a && precedes(a, b)) ? a : b;
    if (!first) break;
    agreed(at, first.from, base.slice(at, first.from).join(""));
    const group = { mine: [] as Change[], theirs: [] as Change[] };
    let to = first.to;
    for (let grown = true; grown; ) {
      grown = false;
      const [nextMine, nextTheirs] = [left[l], right[r]];
      if (nextMine && meets(nextMine, first.from, to)) {
        group.mine.push(nextMine);
        to = Math.max(to, nextMine.to);
        l++;
        grown = true;
      }
      if (nextTheirs && meets(nextTheirs, first.from, to)) {
        group.theirs.push(nextTheirs);
        to = Math.max(to, nextTheirs.to);
        r++;
        grown = true;
      }
    }
    const own = applied(base, group.mine, first.from, to);
    const other = applied(base, group.theirs, first.from, to);
    if (group.theirs.length === 0) agreed(first.from, to, own);
    else if (group.mine.length === 0) agreed(first.from, to, other);
    else pieces.push({ from: first.from, to, mine: own, theirs: other });
    at = to;
  }
  agreed(at, base.length, base.slice(at).join(""));
  return pieces;
}

/** Whether a change reaches into `[from, to)`, or puts something in at the very place where another one does. */
function meets(change: Change, from: number, to: number): boolean {
  return from === to ? change.from === from && change.to === to : change.from < to && change.to > from;
}

function precedes(a: Change, b: Change): boolean {
  return a.from < b.from || (a.from === b.from && a.to <= b.to);
}

function applied(base: readonly string[], changes: readonly Change[], from: number, to: number): string {
  let at = from;
  let text = "";
  for (const change of changes) {
    text += base.slice(at, change.from).join("") + change.tokens.join("");
    at = change.to;
  }
  return text + base.slice(at, to).join("");
}

/** How one list of tokens becomes another; changes are in order, and never touch. */
function changesOf(base: readonly string[], made: readonly string[]): Change[] {
  const shorter = Math.min(base.length, made.length);
  let head = 0;
  while (head < shorter && base[head] === made[head]) head++;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === made.at(-1 - tail)) tail++;
  const [left, right] = [base.slice(head, base.length - tail), made.slice(head, made.length - tail)];
  if (left.length === 0 && right.length === 0) return [];
  const parts = diffArrays(left, right, { maxEditLength: MOST_CHANGES });
  if (!parts) return [{ from: head, to: head + left.length, tokens: right }];
  const changes: Change[] = [];
  let at = head;
  for (const { added, removed, value } of parts) {
    const to = added ? at : at + value.length;
    if (added || removed) {
      const tokens = added ? value : [];
      const last = changes.at(-1);
      if (last?.to === at) changes.splice(-1, 1, { from: last.from, to, tokens: [...last.tokens, ...tokens] });
      else changes.push({ from: at, to, tokens });
    }
    at = to;
  }
  return changes;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Escapes of JSON stay whole, so that no half of one is ever taken. */
function wordsOf(text: string): string[] {
  return text.match(/(?:\\u[0-9a-f]{4})+|\\.|[\p{L}\p{N}_]+|\s+|./gisu) ?? [];
}
