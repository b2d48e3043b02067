import { type FacetCount, type ListGroup, type ListQuery, type ListResult, type ListRow, NONE } from "../query";
import type { GitMark, Row } from "../row";
import type { Field } from "../search/operators";
import { parseSearch, type Search } from "../search/parse";
import { applyFacets, type FacetResult } from "./facets";
import { codeOfMark, MARKS } from "./git-marks";
import { type Grouping, groupByTest } from "./groups";
import { Orders } from "./orders";
import { RowStore } from "./store";
import { maskOf } from "./terms";
import { TextIndex } from "./text-index";

/** Rows `[offset, offset + limit)` of a result. */
export type Range = { offset: number; limit: number };

/** A whole result: the numbers of its rows in order. */
type Found = { numbers: Uint32Array; facets: FacetResult["facets"]; search: Search; grouping: Grouping | null };

const KEPT_RESULTS = 8;

/** All rows of a catalog, ready to be listed: filtered, searched, counted, sorted, grouped. */
export class CatalogIndex {
  private store = new RowStore();
  private texts = new TextIndex(this.store);
  private orders = new Orders(this.store);
  private git = new Uint8Array(0);
  private marks: ReadonlyMap<string, GitMark> | null = null;
  private results = new Map<string, Found>();
  private masks = new Map<string, Uint8Array>();

  /** Recordings in the catalog. */
  get size(): number {
    return this.store.size;
  }

  paths(): string[] {
    return [...this.store.paths()];
  }

  /** Adds a row, or replaces the one with its path. `folded` says that its text is folded already. */
  put(row: Row, folded = false): void {
    this.store.put(row, folded);
    this.forget();
  }

  /** False where there is no row with that path. */
  remove(path: string): boolean {
    const removed = this.store.remove(path);
    if (removed) this.forget();
    return removed;
  }

  /** The marks of the files that differ from the last commit; null outside a work tree. */
  setMarks(marks: ReadonlyMap<string, GitMark> | null): void {
    this.marks = marks;
    this.git = new Uint8Array(0);
    this.forget();
  }

  get(path: string): ListRow | undefined {
    const number = this.store.numberOf(path);
    return number === undefined ? undefined : this.rowAt(number);
  }

  /** The folded text that search looks in. */
  textOf(path: string): string | undefined {
    const number = this.store.numberOf(path);
    return number === undefined ? undefined : this.store.texts[number];
  }

  /** A test's rows, by path. */
  byTest(testId: string): ListRow[] {
    const { test, rows } = this.store;
    const code = test.values.indexOf(testId);
    const found: ListRow[] = [];
    for (const number of this.orders.of({ key: "path", descending: false })) {
      const row = test.codes[number] === code && rows[number]?.testId === testId ? this.rowAt(number) : undefined;
      if (row) found.push(row);
    }
    return found;
  }

  query(query: ListQuery, { offset, limit }: Range): Omit<ListResult, "version"> {
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

  /** The values of a field among all recordings, most frequent first. */
  valuesOf(field: Field): FacetCount[] {
    const counts = new Map<string, number>();
    for (const row of this.store.rows) {
      if (!row) continue;
      for (const value of fieldValues(field, row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }

  private find(query: ListQuery): Found {
    const name = JSON.stringify(query);
    const kept = this.results.get(name);
    if (kept) return kept;
    const search = parseSearch(query.search);
    const git = this.gitCodes();
    const { mask, total, facets } = applyFacets(
      this.searchMask(search),
      query.facets,
      this.store,
      git,
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
    const { rows } = this.store;
    const mask = new Uint8Array(rows.length);
    for (let i = 0; i < mask.length; i++) mask[i] = rows[i] ? 1 : 0;
    for (const { negated, test } of terms) {
      const name = JSON.stringify(test);
      const term = this.masks.get(name) ?? maskOf(test, { store: this.store, texts: this.texts, git: this.gitCodes() });
      this.masks.set(name, term);
      const wanted = negated ? 0 : 1;
      for (let i = 0; i < mask.length; i++) if (term[i] !== wanted) mask[i] = 0;
    }
    return mask;
  }

  private gitCodes(): Uint8Array {
    if (this.git.length === this.store.length) return this.git;
    this.git = Uint8Array.from(this.store.rows, (row) => codeOfMark(row ? this.markOf(row.path) : null));
    return this.git;
  }

  private markOf(path: string): GitMark {
    return this.marks?.get(path) ?? null;
  }

  private rowAt(number: number): ListRow | undefined {
    const row = this.store.rows[number];
    return row ? { ...row, git: MARKS[this.gitCodes()[number] ?? 0] ?? null } : undefined;
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

  private forget(): void {
    if (this.results.size > 0) this.results = new Map();
    if (this.masks.size > 0) this.masks = new Map();
  }
}

function fieldValues(field: Field, row: Omit<Row, "text">): readonly string[] {
  switch (field) {
    case "tool":
      return row.tools;
    case "test":
      return [row.testName || NONE];
    case "finish":
      return [row.finishReason ?? NONE];
    case "key":
      return row.key ? [row.key] : [];
    default:
      return [row[field] || NONE];
  }
}
