import type { ChunkRow } from "@/lib/diff/chunk-diff";

/** A row of the list: two chunks, or a stretch of chunks that bring the same, folded. */
export type ChunkItem =
  | { type: "row"; row: ChunkRow }
  /** `rows[from .. to)`; `noise` of them differ in what no test sees. */
  | { type: "fold"; from: number; to: number; noise: number };

/** Chunks that are left beside a change, and the fewest that are worth a fold. */
const CONTEXT = 2;
const FEWEST = 4;

/** The rows of a list, long stretches of the same folded, save those that were opened (by where they begin). */
export function foldedOf(rows: readonly ChunkRow[], opened: ReadonlySet<number>): ChunkItem[] {
  const items: ChunkItem[] = [];
  for (let at = 0; at < rows.length; ) {
    const to = endOfStretch(rows, at);
    if (to === at) {
      items.push(...asRows(rows.slice(at, ++at)));
      continue;
    }
    const [from, end] = [at === 0 ? at : at + CONTEXT, to === rows.length ? to : to - CONTEXT];
    if (end - from < FEWEST || opened.has(from)) items.push(...asRows(rows.slice(at, to)));
    else {
      const noise = rows.slice(from, end).filter(({ type }) => type === "noise").length;
      items.push(
        ...asRows(rows.slice(at, from)),
        { type: "fold", from, to: end, noise },
        ...asRows(rows.slice(end, to)),
      );
    }
    at = to;
  }
  return items;
}

/** Where the stretch of chunks that bring the same ends, which begins at a row. */
function endOfStretch(rows: readonly ChunkRow[], from: number): number {
  let to = from;
  while (rows[to]?.type === "same" || rows[to]?.type === "noise") to++;
  return to;
}

function asRows(rows: readonly ChunkRow[]): ChunkItem[] {
  return rows.map((row) => ({ type: "row", row }));
}
