import { fold } from "../fold";
import type { SortKey } from "../query";
import type { RowStore, StoredRow } from "./store";

type Sort = { key: SortKey; descending: boolean };
type Value = string | number | null;

/** What rows are sorted by; null is empty, and comes last in either direction. */
export function sortValueOf(key: SortKey, row: StoredRow): Value {
  switch (key) {
    case "path":
      return row.path;
    case "test":
      return fold(row.testName) || null;
    case "summary":
      return fold(`${row.input} → ${row.output}`);
    case "tokens":
      return row.tokens?.total ?? null;
    case "chunks":
    case "size":
    case "mtime":
      return row[key];
    case "finish":
      return fold(row.finishReason ?? "") || null;
    default:
      return fold(row[key]) || null;
  }
}

export function compareValues(a: Value, b: Value, descending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b !== descending ? -1 : 1;
}

/**
 * The rows' numbers in each order, made on first use and kept: rows that came later are merged in. Equal rows stand in
 * the order of their paths.
 */
export class Orders {
  private readonly kept = new Map<string, Uint32Array>();

  constructor(private readonly store: RowStore) {}

  /** All row numbers in order; dead ones stand somewhere. */
  of(sort: Sort): Uint32Array {
    const name = `${sort.key} ${sort.descending}`;
    const known = this.kept.get(name);
    if (known?.length === this.store.length) return known;
    const order = known ? this.merged(known, sort) : this.sorted(sort);
    this.kept.set(name, order);
    return order;
  }

  private sorted(sort: Sort): Uint32Array {
    const { rows } = this.store;
    const byPath =
      sort.key === "path" ? rows.map((_, number) => number) : [...this.of({ key: "path", descending: false })];
    const values = rows.map((row) => row && sortValueOf(sort.key, row));
    // Sorting is stable, so equal rows stay in the order of their paths.
    byPath.sort((a, b) => compareValues(values[a] ?? null, values[b] ?? null, sort.descending));
    return Uint32Array.from(byPath);
  }

  private merged(known: Uint32Array, sort: Sort): Uint32Array {
    const { rows } = this.store;
    const compare = (a: number, b: number): number => {
      const [rowA, rowB] = [rows[a], rows[b]];
      if (!rowA || !rowB) return rowA ? -1 : rowB ? 1 : 0;
      const byValue = compareValues(sortValueOf(sort.key, rowA), sortValueOf(sort.key, rowB), sort.descending);
      return byValue || (rowA.path < rowB.path ? -1 : 1);
    };
    const old = known.filter((number) => rows[number]);
    const added = Array.from({ length: rows.length - known.length }, (_, i) => known.length + i).sort(compare);
    const order = new Uint32Array(rows.length);
    let [from, at] = [0, 0];
    for (const number of added) {
      const to = firstAfter(old, from, number, compare);
      order.set(old.subarray(from, to), at);
      at += to - from;
      order[at++] = number;
      from = to;
    }
    order.set(old.subarray(from), at);
    at += old.length - from;
    // Dead numbers fill the rest, so that the length says how far the order reaches.
    for (const number of known) if (!rows[number]) order[at++] = number;
    return order;
  }
}

function firstAfter(
  sorted: Uint32Array,
  from: number,
  number: number,
  compare: (a: number, b: number) => number,
): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(sorted[middle] ?? 0, number) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
