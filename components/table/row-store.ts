import type { ListGroup, ListQuery } from "@/lib/catalog/query";
import { nothingSelected, type Selection } from "@/lib/list/selection";
import type { TableRow } from "@/lib/list/table-row";
import { PAGE_ROWS, type RowsAnswer } from "@/lib/list/wire";
import { fetchGroups, fetchRows, type RowsRequest } from "./rows-client";

/** What a person left in a list, to be found again on the way back. */
export type ListMemory = { scrollTop: number; selection: Selection; folded: boolean; exceptions: ReadonlySet<string> };

/** The rows of one list query, as far as they were fetched, by their place in the whole result. */
export class RowStore {
  /** Totals, facets and groups of the last answer; null before the first. */
  summary: Omit<RowsAnswer, "rows" | "offset" | "at"> | null = null;
  groups: readonly ListGroup[] | null = null;
  failure: string | null = null;
  /** Changes with every change of the store: what React compares. */
  revision = 0;
  memory: ListMemory = { scrollTop: 0, selection: nothingSelected, folded: false, exceptions: new Set() };

  private blocks = new Map<number, readonly TableRow[]>();
  private readonly wanted = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private refreshing: Promise<unknown> = Promise.resolve();

  constructor(
    readonly query: ListQuery,
    initial?: RowsAnswer,
  ) {
    if (initial) this.take(initial);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get total(): number {
    return this.summary?.total ?? 0;
  }

  rowAt(index: number): TableRow | undefined {
    return this.blocks.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Where a row stands, if it was fetched. */
  indexOf(path: string): number | null {
    for (const [block, rows] of this.blocks) {
      const at = rows.findIndex((row) => row.path === path);
      if (at !== -1) return block * PAGE_ROWS + at;
    }
    return null;
  }

  /** Fetches what is missing of the rows from `first` to `last`, and gives up what is no longer asked for. */
  ensure(first: number, last: number): void {
    const from = Math.max(0, Math.floor(first / PAGE_ROWS));
    const to = Math.floor(Math.max(0, Math.min(last, this.total - 1)) / PAGE_ROWS);
    for (const [block, abort] of this.wanted) {
      if (block >= from && block <= to) continue;
      abort.abort();
      this.wanted.delete(block);
    }
    for (let block = from; block <= to; block++) {
      if (this.blocks.has(block) || this.wanted.has(block)) continue;
      void this.fetchBlock(block);
    }
  }

  /** Keeps something for the way back, and shows it. */
  remember(change: Partial<ListMemory>): void {
    this.memory = { ...this.memory, ...change };
    this.changed();
  }

  /** Fetches the beginning of the list, and the groups. */
  load(): Promise<unknown> {
    return this.refresh({ offset: 0, limit: PAGE_ROWS });
  }

  /**
   * Fetches rows anew, and forgets all others. With `around`, those about that row; resolves with its new place, or
   * null where it is gone. One refresh after the other.
   */
  refresh(range: RowsRequest): Promise<number | null> {
    const refreshed = this.refreshing.then(() => this.fetchAnew(range));
    this.refreshing = refreshed;
    return refreshed;
  }

  /** Fetches all groups, where the answers so far told only the first. */
  async completeGroups(): Promise<void> {
    if (!this.summary?.groups || (this.groups?.length ?? 0) >= this.summary.groupCount) return;
    await this.attempt(async () => {
      this.groups = await fetchGroups(this.query);
    });
  }

  private async fetchAnew(range: RowsRequest): Promise<number | null> {
    let at: number | null = null;
    await this.attempt(async () => {
      const [answer, groups] = await Promise.all([
        fetchRows(this.query, range),
        this.query.group ? fetchGroups(this.query) : null,
      ]);
      for (const abort of this.wanted.values()) abort.abort();
      this.wanted.clear();
      this.blocks.clear();
      this.groups = null;
      this.take(answer);
      this.groups = groups ?? this.groups;
      at = answer.at;
    });
    return at;
  }

  private async fetchBlock(block: number): Promise<void> {
    const abort = new AbortController();
    this.wanted.set(block, abort);
    await this.attempt(async () => {
      const range = { offset: block * PAGE_ROWS, limit: PAGE_ROWS };
      const answer = await fetchRows(this.query, range, abort.signal);
      if (!abort.signal.aborted) this.take(answer);
    }, abort.signal);
    if (this.wanted.get(block) === abort) this.wanted.delete(block);
  }

  private async attempt(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
    try {
      await work();
      this.failure = null;
    } catch (error) {
      if (signal?.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.changed();
  }

  private take({ rows, offset, at: _, ...summary }: RowsAnswer): void {
    this.summary = summary;
    this.groups ??= summary.groups;
    for (let start = 0; start < rows.length; start += PAGE_ROWS) {
      this.blocks.set((offset + start) / PAGE_ROWS, rows.slice(start, start + PAGE_ROWS));
    }
  }

  private changed(): void {
    this.revision++;
    for (const listener of this.listeners) listener();
  }
}
