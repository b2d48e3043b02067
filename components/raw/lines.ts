import type { JsonDocument } from "@/lib/json/document";
import { KIND } from "@/lib/json/document";

/**
 * A row of the raw view: a stretch `[from, to)` of a line (from 0) that begins at `begin`; a long line takes several
 * rows.
 */
export type RawRow = { line: number; begin: number; from: number; to: number; first: boolean };

/** The offset at which each line begins; lines end at LF. */
export function lineStartsOf(text: string): Int32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  // The recorder ends files with LF: what is behind it is no line.
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
  return Int32Array.from(starts);
}

/** The line (from 0) that an offset lies in. */
export function lineAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Which lines open an object or array that ends on a later line: first line -> last line. */
export function foldsOf(doc: JsonDocument, starts: Int32Array): Map<number, number> {
  const folds = new Map<number, number>();
  for (let node = 0; node < doc.kinds.length; node++) {
    const kind = doc.kinds[node];
    if (kind !== KIND.object && kind !== KIND.array) continue;
    const first = lineAt(starts, doc.starts[node] ?? 0);
    const last = lineAt(starts, (doc.ends[node] ?? 1) - 1);
    if (last > first && !folds.has(first)) folds.set(first, last);
  }
  return folds;
}

/** The rows to show: every line outside a closed fold, cut into stretches of at most `columns` characters. */
export function rowsOf(
  text: string,
  starts: Int32Array,
  folds: ReadonlyMap<number, number>,
  closed: ReadonlySet<number>,
  columns: number,
): RawRow[] {
  const rows: RawRow[] = [];
  for (let line = 0; line < starts.length; line++) {
    const begin = starts[line] ?? 0;
    let end = line + 1 < starts.length ? (starts[line + 1] ?? 0) - 1 : text.length;
    if (line + 1 === starts.length && end > begin && text.charCodeAt(end - 1) === 10) end--;
    let from = begin;
    do {
      const to = Math.min(end, from + columns);
      rows.push({ line, begin, from, to, first: from === begin });
      from = to;
    } while (from < end);
    if (closed.has(line)) line = folds.get(line) ?? line;
  }
  return rows;
}

/** The folds that hide a line, outermost first. */
export function foldsAround(line: number, folds: ReadonlyMap<number, number>): number[] {
  return [...folds].filter(([first, last]) => first < line && line <= last).map(([first]) => first);
}

/** Offsets of all matches, case-insensitive; at most `limit`. */
export function matchesOf(text: string, needle: string, limit: number): number[] {
  if (needle === "") return [];
  const haystack = text.toLowerCase();
  const wanted = needle.toLowerCase();
  const found: number[] = [];
  // Lower case can change lengths for a few letters; then offsets would lie, so the case is kept.
  const [where, what] = haystack.length === text.length ? [haystack, wanted] : [text, needle];
  for (let at = where.indexOf(what); at !== -1 && found.length < limit; at = where.indexOf(what, at + what.length)) {
    found.push(at);
  }
  return found;
}
