import type { FacetCount, ListGroup, ListQuery, ListResult, ListRow } from "../query";
import type { GitMark, Row } from "../row";
import type { Field } from "../search/operators";
import { parseSearch, type Search } from "../search/parse";
import { applyFacets, type FacetResult } from "./facets";
import { countValues } from "./field-values";
import { codeOfMark, MARKS } from "./git-marks";
import { type Grouping, groupByTest } from "./groups";
import { GrowingList } from "./growing";
import { Orders } from "./orders";
import { FLAG, RowStore, type StoredRow } from "./store";
import { maskOf } from "./terms";
import { TEXT_LIMITS, TextIndex, type TextLimits } from "./text/text-index";

/** Rows `[offset, offset + limit)` of a result. */
export type Range = { offset: number; limit: number };

/** A whole result: the numbers of its rows in order. */
type Found = { numbers: Uint32Array; facets: FacetResult["facets"]; search: Search; grouping: Grouping | null };

const KEPT_RESULTS = 8;

/** Fewer dead rows are not worth building the store anew. */
const MIN_DEAD = 1000;

/** All rows of a catalog, ready to be listed: filtered, searched, counted, sorted, grouped. */
export class CatalogIndex {
  private store = new RowStore();
  private texts: TextIndex;
  private orders = new Orders(this.store);
  private git = new GrowingList();
  private marks: ReadonlyMap<string, GitMark> | null = null;
  private results = new Map<string, Found>();
  private masks = new Map<string, Uint8Array>();
  private values = new Map<Field, FacetCount[]>();

  constructor(private readonly limits: TextLimits = TEXT_LIMITS) {
    this.texts = new TextIndex(this.store, limits);
  }

  /** Recordings in the catalog. */
  get size(): number {
    return this.store.size;
  }

  /** Bytes of their files. */
  get bytes(): number {
    return this.store.bytes;
  }

  paths(): string[] {
    return [...this.store.paths()];
  }

  /** Adds a row, or replaces the one with its path. `folded` says that its text is folded already. */
  put(row: Row, folded = false): void {
    this.store.put(row, folded);
    this.git.push(codeOfMark(this.markOf(row.path)));
    this.forgetResults();
  }

  /** False where there is no row with that path. */
  remove(path: string): boolean {
    const removed = this.store.remove(path);
    if (removed) this.forgetResults();
    return removed;
  }

  /** The marks of the files that differ from the last commit; null outside a work tree. */
  setMarks(marks: ReadonlyMap<string, GitMark> | null): void {
    this.marks = marks;
    this.git = new GrowingList();
    for (const row of this.store.rows) this.git.push(codeOfMark(row ? this.markOf(row.path) : null));
    this.forgetResults();
  }

  get(path: string): ListRow | undefined {
    const number = this.store.numberOf(path);
    return number === undefined ? undefined : this.rowAt(number);
  }

  /** All rows, with their texts folded. The index may grow meanwhile. */
  *rows(): Generator<Row> {
    const { rows, texts } = this.store;
    for (const [number, row] of rows.entries()) if (row) yield { ...row, text: texts[number] ?? "" };
  }

  /** Calls `visit` with each row and its folded text, in the order in which they were added. */
  each(visit: (row: StoredRow, text: string) => void): void {
    const { rows, texts } = this.store;
    for (let number = 0; number < rows.length; number++) {
      const row = rows[number];
      if (row) visit(row, texts[number] ?? "");
    }
  }

  /** A test's rows, by path. */
  byTest(testId: string): ListRow[] {
    const { test, rows } = this.store;
    const code = test.codeFor(testId);
    const found: ListRow[] = [];
    if (code === undefined) return found;
    for (const number of this.orders.of({ key: "path", descending: false })) {
      const row = test.codes[number] === code && rows[number]?.testId === testId ? this.rowAt(number) : undefined;
      if (row) found.push(row);
    }
    return found;
  }

  query(query: ListQuery, { offset, limit }: Range): Omit<ListResult, "version" | "gone"> {
    const { numbers, facets, search, grouping } = this.find(query);
    const rows: ListRow[] = [];
    for (const number of numbers.subarray(offset, offset + limit)) {
      const row = this.rowAt(number);
      if (row) rows.push(row);
    }
    return {
      total: numbers.length,
      all: this.size,
      offset,
      rows,
      groups: grouping && this.groupsIn(grouping, offset, offset + rows.length),
      groupCount: grouping?.starts.length ?? 0,
      facets,
      searchError: search.error,
    };
  }

  /** The paths before and after a path in a list, and its place in it; null where the list does not hold the path. */
  neighbours(
    query: ListQuery,
    path: string,
  ): { previous: string | null; next: string | null; position: number; total: number } | null {
    const number = this.store.numberOf(path);
    const { numbers } = this.find(query);
    const position = number === undefined ? -1 : numbers.indexOf(number);
    if (position === -1) return null;
    const pathAt = (at: number) => this.store.rows[numbers[at] ?? -1]?.path ?? null;
    return { previous: pathAt(position - 1), next: pathAt(position + 1), position, total: numbers.length };
  }

  /** The values of a field among all recordings, most frequent first; none for keys, which hardly repeat. */
  valuesOf(field: Field): readonly FacetCount[] {
    const kept = this.values.get(field);
    if (kept) return kept;
    const values = countValues(field, this.store);
    this.values.set(field, values);
    return values;
  }

  /**
   * Keeps queries fast as the catalog changes: indexes new texts, drops what is dead. In steps; nothing may change in
   * between. `all`: nothing more is expected soon.
   */
  *maintain(all: boolean): Generator<void, void> {
    const dead = this.store.length - this.store.size;
    if (dead > MIN_DEAD && dead > this.store.size / 3) yield* this.compact();
    yield* this.texts.maintain(all);
    if (all) this.orders.of({ key: "path", descending: false });
  }

  private *compact(): Generator<void, void> {
    const store = new RowStore();
    for (const [number, row] of this.store.rows.entries()) {
      if (row) store.put({ ...row, text: this.store.texts[number] ?? "" }, true);
      yield;
    }
    this.store = store;
    this.texts = new TextIndex(store, this.limits);
    this.orders = new Orders(store);
    this.setMarks(this.marks);
  }

  private find(query: ListQuery): Found {
    const name = JSON.stringify(query);
    const kept = this.results.get(name);
    if (kept) return kept;
    const search = parseSearch(query.search);
    const { mask, total, facets } = applyFacets(
      this.searchMask(search),
      query.facets,
      this.store,
      this.git.array,
      this.marks !== null,
    );
    const numbers = new Uint32Array(total);
    let at = 0;
    for (const number of this.orders.of(query.sort)) if (mask[number] === 1) numbers[at++] = number;
    const grouping = query.group === "test" ? groupByTest(numbers, this.store.test.codes) : null;
    const found = { numbers: grouping?.numbers ?? numbers, facets, search, grouping };
    if (this.results.size >= KEPT_RESULTS) this.results.delete(this.results.keys().next().value ?? "");
    this.results.set(name, found);
    return found;
  }

  private searchMask({ terms }: Search): Uint8Array {
    const { flags } = this.store;
    const mask = new Uint8Array(this.store.length);
    for (let i = 0; i < mask.length; i++) mask[i] = ((flags[i] ?? 0) & FLAG.live) === 0 ? 0 : 1;
    for (const { negated, test } of terms) {
      const name = JSON.stringify(test);
      const term = this.masks.get(name) ?? maskOf(test, { store: this.store, texts: this.texts, git: this.git.array });
      this.masks.set(name, term);
      const wanted = negated ? 0 : 1;
      for (let i = 0; i < mask.length; i++) if (term[i] !== wanted) mask[i] = 0;
    }
    return mask;
  }

  private markOf(path: string): GitMark {
    return this.marks?.get(path) ?? null;
  }

  private rowAt(number: number): ListRow | undefined {
    const row = this.store.rows[number];
    return row ? { ...row, git: MARKS[this.git.array[number] ?? 0] ?? null } : undefined;
  }

  private groupsIn({ starts, numbers }: Grouping, from: number, to: number): ListGroup[] {
    const groups: ListGroup[] = [];
    for (const [position, start] of starts.entries()) {
      const end = starts[position + 1] ?? numbers.length;
      if (start >= to || end <= from) continue;
      const row = this.store.rows[numbers[start] ?? -1];
      groups.push({
        testId: row?.testId ?? null,
        testName: row?.testName ?? "",
        offset: start,
        count: end - start,
      });
    }
    return groups;
  }

  /** Drops what earlier queries left behind; for the catalog's own changes, and for measuring. */
  forgetResults(): void {
    if (this.results.size > 0) this.results = new Map();
    if (this.masks.size > 0) this.masks = new Map();
    if (this.values.size > 0) this.values = new Map();
  }
}
