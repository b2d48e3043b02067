import { realpathSync } from "node:fs";
import { CatalogIndex, type Range } from "../../catalog/index/catalog-index";
import type { StoredRow } from "../../catalog/index/store";
import type { ListQuery, ListResult, ListRow } from "../../catalog/query";
import type { Row } from "../../catalog/row";
import { type Completion, completionsOf } from "../../catalog/search/complete";
import { readGitMarks } from "../git-status";
import { type ReadText, readTextFile } from "../read";
import { errorCodeOf, resolveInside } from "../root";
import { inSlices } from "../slices";
import { loadSnapshot, saveSnapshot } from "../snapshot";
import { examine, type FoundFile, walk } from "../walk";
import { type Watcher, watchFolder } from "../watch";
import { rowOfFile } from "./index-file";
import type { CatalogEvent, CatalogStatus, Listener, Notice } from "./status";

/** Milliseconds between two looks for a missing root, and between two listings where nothing can be watched. */
const POLL = 2000;
/** Milliseconds between progress events. */
const PROGRESS = 100;
/** Milliseconds from a change to the snapshot that holds it. */
const SAVE_DELAY = 3000;
/** Milliseconds after which a query lets git look again: a commit changes marks without changing a recording. */
const GIT_AGE = 3000;
/** More changed paths than this are not named one by one. */
const MAX_PATHS = 500;

type Neighbours = { previous: string | null; next: string | null; position: number; total: number };

/** The recordings below one folder: indexed in the background, kept up to date, and asked by pages and commands. */
export class Catalog {
  private index = new CatalogIndex();
  private readonly listeners = new Set<Listener>();
  private readonly notices = new Map<Notice["id"], Notice>();
  private readonly closing = new AbortController();
  private state: CatalogStatus["state"] = "indexing";
  private done = 0;
  private total = 0;
  private bytes = 0;
  private version = 0;
  /** The root with its links resolved, once it is there. */
  private base = "";
  private watcher: Watcher | null = null;
  private lastProgress = 0;
  private gitReadAt = Number.NEGATIVE_INFINITY;
  private gitReading = false;
  private marksText = "";
  private saveTimer: NodeJS.Timeout | null = null;
  private pollTimer: NodeJS.Timeout | null = null;
  /** All changes of the index happen one after the other. */
  private work: Promise<void> = Promise.resolve();

  /** `root`: absolute; it need not be there yet. */
  constructor(readonly root: string) {}

  /** Begins to index; to be called once. */
  start(): void {
    this.enqueue(() => this.build());
  }

  status(): CatalogStatus {
    const { state, root, done, total, bytes, version } = this;
    return { state, root, done, total, bytes, notices: [...this.notices.values()], version };
  }

  query(query: ListQuery, range: Range): ListResult {
    this.refreshGit();
    return { ...this.index.query(query, range), version: this.version };
  }

  /** Drops what earlier queries left behind, so that a measured one does all of its work. */
  forgetResults(): void {
    this.index.forgetResults();
  }

  /** A recording's row; undefined where the catalog has none of that path. */
  get(path: string): ListRow | undefined {
    return this.index.get(path);
  }

  paths(): string[] {
    return this.index.paths();
  }

  /** Calls `visit` with each row and the folded text that search looks in. */
  each(visit: (row: StoredRow, text: string) => void): void {
    this.index.each(visit);
  }

  /** The paths before and after one in a list, and its place there; null where the list does not hold it. */
  neighbours(query: ListQuery, path: string): Neighbours | null {
    return this.index.neighbours(query, path);
  }

  /** A test's recordings by path. */
  byTest(testId: string): ListRow[] {
    return this.index.byTest(testId);
  }

  completions(text: string, cursor: number): Completion[] {
    return completionsOf(text, cursor, this.index);
  }

  /** A recording's text, from the disk. The path may come from anywhere: outside the root it is refused. */
  async readText(path: string): Promise<ReadText> {
    const resolved = await resolveInside(this.root, path);
    return resolved.ok ? readTextFile(resolved.file) : { ...resolved, vanished: false };
  }

  /** Calls the listener at each event, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves when what is under way now (indexing, or taking in changes) is done. */
  async settled(): Promise<void> {
    await this.work;
  }

  /** Writes the snapshot now, behind whatever is under way. */
  async saved(): Promise<void> {
    this.enqueue(() => this.save());
    await this.work;
  }

  async close(): Promise<void> {
    this.closing.abort();
    if (this.saveTimer) clearTimeout(this.saveTimer);
    if (this.pollTimer) clearTimeout(this.pollTimer);
    this.listeners.clear();
    await this.watcher?.close();
    await this.work;
  }

  private enqueue(job: () => Promise<void>): void {
    this.work = this.work.then(async () => {
      if (!this.closing.signal.aborted) await job();
    });
  }

  private async build(): Promise<void> {
    if (!this.findRoot()) {
      this.state = "missing-root";
      this.emitProgress();
      this.pollTimer = setTimeout(() => this.enqueue(() => this.build()), POLL);
      this.pollTimer.unref();
      return;
    }
    this.state = "indexing";
    this.emitProgress();
    const known = await this.loadKnown();
    const fresh = await this.indexAll(known);
    if (this.closing.signal.aborted) return;
    this.state = "ready";
    this.changed(null);
    this.emitProgress();
    await inSlices(this.index.maintain(true), this.closing.signal);
    await this.readGit();
    this.watch();
    if (fresh > 0 || known.size > this.index.size) this.saveLater(0);
  }

  private findRoot(): boolean {
    try {
      this.base = realpathSync(/*turbopackIgnore: true*/ this.root);
      return true;
    } catch (error) {
      errorCodeOf(error);
      return false;
    }
  }

  private async loadKnown(): Promise<Map<string, Row>> {
    const known = new Map<string, Row>();
    const state = await inSlices(
      loadSnapshot(this.base, (row) => known.set(row.path, row)),
      this.closing.signal,
    );
    if (state === "corrupt") {
      this.notices.set("snapshot", {
        id: "snapshot",
        message: "The saved index could not be read; all recordings were read anew.",
        hint: "Nothing to do: it is written again.",
      });
    }
    return known;
  }

  /** Indexes all files; returns how many of them had to be read. */
  private async indexAll(known: Map<string, Row>): Promise<number> {
    const unread = await inSlices(this.takeKnown(known), this.closing.signal);
    if (!unread) return 0;
    this.changed(null);
    await inSlices(this.readAll(unread), this.closing.signal);
    return unread.length;
  }

  private *takeKnown(known: ReadonlyMap<string, Row>): Generator<void, FoundFile[]> {
    const unread: FoundFile[] = [];
    for (const found of walk(this.base)) {
      this.total++;
      const row = known.get(found.path);
      if (row && !found.problem && row.size === found.size && row.mtime === found.mtime) this.take(row, true);
      else unread.push(found);
      yield;
    }
    return unread;
  }

  private *readAll(unread: readonly FoundFile[]): Generator<void, void> {
    for (const found of unread) {
      const row = rowOfFile(this.base, found);
      if (row) this.take(row, false);
      else this.total--;
      this.progressed();
      yield;
      yield* this.index.maintain(false);
    }
  }

  private take(row: Row, folded: boolean): void {
    this.index.put(row, folded);
    this.done++;
    this.bytes += row.size;
  }

  private watch(): void {
    this.watcher = watchFolder(
      this.base,
      ({ paths }) => this.enqueue(() => this.update(paths)),
      (error) => {
        this.notices.set("watch", {
          id: "watch",
          message: `Changes on disk are seen late: the system watches no more files (${error.message}).`,
          hint: "Raise the system's limit of watched files (on Linux fs.inotify.max_user_watches).",
        });
        this.emitProgress();
      },
    );
  }

  /** Takes in what is on disk now at paths where something happened; a removed folder stands for all that was in it. */
  private async update(paths: ReadonlySet<string>): Promise<void> {
    const touched: string[] = [];
    await inSlices(this.updateSteps(paths, touched), this.closing.signal);
    if (touched.length === 0) return;
    this.done = this.total = this.index.size;
    this.changed(touched.length > MAX_PATHS ? null : touched);
    this.saveLater(SAVE_DELAY);
    await this.readGit();
    await inSlices(this.index.maintain(true), this.closing.signal);
  }

  private *updateSteps(paths: ReadonlySet<string>, touched: string[]): Generator<void, void> {
    for (const path of paths) {
      const found = examine(this.base, path);
      const before = this.index.get(path);
      if (!found) {
        if (this.index.remove(path)) touched.push(path);
      } else if (!before || before.size !== found.size || before.mtime !== found.mtime) {
        const row = rowOfFile(this.base, found);
        if (row) this.index.put(row);
        else this.index.remove(path);
        touched.push(path);
      }
      yield;
    }
  }

  private changed(paths: string[] | null): void {
    this.version++;
    this.emit({ type: "change", version: this.version, paths });
  }

  private progressed(): void {
    const now = performance.now();
    if (now - this.lastProgress < PROGRESS) return;
    this.lastProgress = now;
    this.version++;
    this.emitProgress();
  }

  private emitProgress(): void {
    this.emit({ type: "progress", status: this.status() });
  }

  private emit(event: CatalogEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private refreshGit(): void {
    if (this.state !== "ready" || this.gitReading || performance.now() - this.gitReadAt < GIT_AGE) return;
    this.enqueue(() => this.readGit());
  }

  private async readGit(): Promise<void> {
    this.gitReading = true;
    const marks = await readGitMarks(this.base);
    this.gitReading = false;
    this.gitReadAt = performance.now();
    const text = JSON.stringify(marks && [...marks]);
    if (text === this.marksText) return;
    this.marksText = text;
    this.index.setMarks(marks);
    this.changed(null);
  }

  private saveLater(delay: number): void {
    this.saveTimer ??= setTimeout(() => {
      this.saveTimer = null;
      this.enqueue(() => this.save());
    }, delay);
    this.saveTimer.unref();
  }

  private async save(): Promise<void> {
    const failure = await inSlices(saveSnapshot(this.base, this.rows()), this.closing.signal);
    if (!failure) return;
    this.notices.set("snapshot-write", {
      id: "snapshot-write",
      message: `The index could not be saved in .tapedeck (${failure}), so the next start reads all recordings.`,
      hint: "Nothing else is affected. Make the folder writable to start faster.",
    });
    this.emitProgress();
  }

  private *rows(): Generator<Row> {
    for (const path of this.index.paths()) {
      const row = this.index.get(path);
      if (!row) continue;
      const { git: _, ...kept } = row;
      yield { ...kept, text: this.index.textOf(path) ?? "" };
    }
  }
}
