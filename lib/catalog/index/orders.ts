import { fold } from "../fold";
import type { SortKey } from "../query";
import { testNameOf } from "../test-name";
import type { CodedColumn } from "./growing";
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
      return fold(row.input) || null;
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

/** Compares as `Array.sort` wants it; rows without a value stand last in both directions. */
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
  private readonly rankings = new Map<SortKey, Ranking>();

  constructor(private readonly store: RowStore) {}

  /** All row numbers in order; dead ones stand somewhere. */
  of(sort: Sort): Uint32Array {
    const name = `${sort.key} ${sort.descending}`;
    const known = this.kept.get(name);
    if (known?.length === this.store.length) return known;
    const few = known && this.store.length - known.length < known.length / 8;
    const order = few ? this.merged(known, sort) : this.sorted(sort);
    this.kept.set(name, order);
    return order;
  }

  private sorted({ key, descending }: Sort): Uint32Array {
    const { codes, places, empty } = this.rankingOf(key);
    const before = key === "path" ? null : this.of({ key: "path", descending: false });
    return byCode(codes, [...(descending ? places.toReversed() : places), ...empty], before);
  }

  /** Both directions are made of one sorting. */
  private rankingOf(key: SortKey): Ranking {
    const known = this.rankings.get(key);
    if (known?.codes.length === this.store.length) return known;
    const ranking = rank(key, this.store);
    this.rankings.set(key, ranking);
    return ranking;
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

/** A value's code a row number; the codes in the order of their values; the code of rows without a value, if any. */
type Ranking = { codes: Uint32Array; places: number[]; empty: number[] };

function rank(key: SortKey, store: RowStore): Ranking {
  const { codeOf, codes } = codesOf(key, store);
  const values = [...codeOf.keys()];
  // Without a comparison of one's own, texts are sorted several times as fast; the order is the same.
  const texts = values.filter((value) => typeof value === "string").sort();
  const numbers = Float64Array.from(values.filter((value) => typeof value === "number")).sort();
  const empty = codeOf.get(null);
  return {
    codes,
    places: [...texts, ...numbers].map((value) => codeOf.get(value) ?? 0),
    empty: empty === undefined ? [] : [empty],
  };
}

/** The values that rows are sorted by: a code for each distinct one, and a row's code by its number. */
type Codes = { codeOf: Map<Value, number>; codes: Uint32Array };

function codesOf(key: SortKey, store: RowStore): Codes {
  const { rows } = store;
  const column = columnSortedBy(key, store);
  if (column) {
    const values = column.values.map((value) => fold(key === "test" ? testNameOf(value || null) : value) || null);
    return distinct(Array.from(column.codes.subarray(0, rows.length), (code) => values[code] ?? null));
  }
  return distinct(rows.map((row) => row && sortValueOf(key, row)));
}

function columnSortedBy(key: SortKey, store: RowStore): CodedColumn | null {
  switch (key) {
    case "test":
    case "suite":
    case "model":
    case "provider":
    case "endpoint":
    case "finish":
      return store[key];
    default:
      return null;
  }
}

function distinct(held: readonly Value[]): Codes {
  const codeOf = new Map<Value, number>();
  const codes = Uint32Array.from(held, (value) => {
    const known = codeOf.get(value);
    if (known !== undefined) return known;
    codeOf.set(value, codeOf.size);
    return codeOf.size - 1;
  });
  return { codeOf, codes };
}

/**
 * Row numbers by the place of their code in `places`; rows of one code in the order of `before`, or of their numbers.
 */
function byCode(codes: Uint32Array, places: readonly number[], before: Uint32Array | null): Uint32Array {
  const counts = new Uint32Array(places.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const starts = new Uint32Array(places.length);
  let start = 0;
  for (const code of places) {
    starts[code] = start;
    start += counts[code] ?? 0;
  }
  const order = new Uint32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const number = before ? (before[i] ?? 0) : i;
    const code = codes[number] ?? 0;
    const place = starts[code] ?? 0;
    order[place] = number;
    starts[code] = place + 1;
  }
  return order;
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
