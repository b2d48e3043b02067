import { CatalogIndex } from "../../catalog/index/catalog-index";
import type { Row } from "../../catalog/row";
import { type FolderIdentity, identityOf } from "../root";
import { inSlices } from "../slices";
import { loadSnapshot, saveSnapshot } from "../snapshot";
import { FolderWatcher, type WatchReport } from "../watch";
import { CatalogEvents } from "./events";
import { GitMarks } from "./git-marks";
import { Intake } from "./intake";
import { type CatalogStatus, type Notice, notices } from "./status";

/** Milliseconds between two looks for a missing root, and between two listings where nothing can be watched. */
const POLL = 2000;
/** Milliseconds from a change to the snapshot that holds it. */
const SAVE_DELAY = 3000;

/** Keeps an index as the folder is: reads the folder in the background, then follows what changes in it. */
export class Upkeep {
  /** Another one whenever everything begins anew. */
  index = new CatalogIndex();
  readonly events = new CatalogEvents(() => this.status());
  readonly git = new GitMarks();
  private readonly noticed = new Map<Notice["id"], Notice>();
  private readonly closing = new AbortController();
  state: CatalogStatus["state"] = "indexing";
  private found = 0;
  /** The folder that is indexed, once it is there; another one may come to stand in its place. */
  private folder: FolderIdentity | null = null;
  private watcher: FolderWatcher | null = null;
  private saveTimer: NodeJS.Timeout | null = null;
  private pollTimer: NodeJS.Timeout | null = null;
  /** All changes of the index happen one after the other. */
  private work: Promise<void> = Promise.resolve();

  /** `root`: absolute; it need not be there yet. */
  constructor(private readonly root: string) {}

  /** Begins; to be called once. */
  start(): void {
    this.enqueue(() => this.build());
  }

  status(): CatalogStatus {
    const { state, root, index } = this;
    const { version } = this.events;
    const total = state === "indexing" ? Math.max(this.found, index.size) : index.size;
    return { state, root, done: index.size, total, bytes: index.bytes, notices: [...this.noticed.values()], version };
  }

  /** Asks git again where its answer may be old. */
  refreshGit(): void {
    if (this.state === "ready" && this.git.isDue()) this.enqueue(() => this.readGit());
  }

  /** Takes in files that were changed by the program itself, ahead of the watcher; at once where nothing else runs. */
  async refresh(paths: readonly string[]): Promise<void> {
    if (this.state !== "ready" || paths.length === 0) return;
    await new Promise<void>((done) => {
      this.enqueue(async () => {
        const { folder } = this;
        const taken = folder && (await this.run(new Intake(folder.base, this.index).update(new Set(paths))));
        if (taken && taken.length > 0) this.announce(taken);
        done();
        if (taken && taken.length > 0) await this.readGit();
      });
      void this.work.then(done);
    });
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
    this.events.close();
    this.watcher?.close();
    await this.work;
  }

  private enqueue(job: () => Promise<void>): void {
    this.work = this.work.then(async () => {
      if (!this.closing.signal.aborted) await job();
    });
  }

  private run<T>(steps: Generator<unknown, T>): Promise<T | undefined> {
    return inSlices(steps, this.closing.signal);
  }

  private async build(): Promise<void> {
    this.folder = identityOf(this.root);
    if (!this.folder) {
      this.state = "missing-root";
      this.events.progress();
      this.pollLater(() => this.build());
      return;
    }
    this.state = "indexing";
    this.events.progress();
    const read = await this.indexAll(new Intake(this.folder.base, this.index), await this.loadKnown(this.folder.base));
    if (read === undefined) return;
    this.state = "ready";
    this.events.changed(null);
    this.events.progress();
    const deepened = await this.run(new Intake(this.folder.base, this.index).deepening());
    if (deepened && deepened.length > 0) this.events.changed(null);
    await this.run(this.index.maintain(true));
    await this.readGit();
    if (read > 0) this.saveLater(0);
    this.watch(this.folder.base);
  }

  private async loadKnown(base: string): Promise<Map<string, Row>> {
    const known = new Map<string, Row>();
    const state = await this.run(loadSnapshot(base, (row) => known.set(row.path, row)));
    if (state === "corrupt") this.noticed.set("snapshot", notices.snapshot());
    return known;
  }

  /** Indexes all files; returns how many of them had to be read, or undefined where the catalog was closed. */
  private async indexAll(intake: Intake, known: ReadonlyMap<string, Row>): Promise<number | undefined> {
    this.found = 0;
    const unread = await this.run(intake.listing(known, () => this.found++));
    if (!unread) return undefined;
    this.events.changed(null);
    await this.run(intake.reading(unread, () => this.events.progressed()));
    return this.closing.signal.aborted ? undefined : unread.length;
  }

  private watch(base: string): void {
    this.watcher = new FolderWatcher(base, {
      onReport: (report) => this.enqueue(() => this.update(report)),
      onFailure: (code) => this.watchingFailed(code),
    });
    // What has happened between the listing and the first event is found by another look.
    this.enqueue(() => this.rescan());
  }

  private watchingFailed(code: string): void {
    if (this.noticed.has("watch")) return;
    this.noticed.set("watch", notices.watch(code, POLL));
    this.events.progress();
    const again = async () => {
      await this.rescan();
      if (this.state === "ready") this.pollLater(again);
    };
    this.pollLater(again);
  }

  private pollLater(job: () => Promise<void>): void {
    this.pollTimer = setTimeout(() => this.enqueue(job), POLL);
    this.pollTimer.unref();
  }

  private async update({ paths, foldersChanged }: WatchReport): Promise<void> {
    if (foldersChanged) await this.rescan();
    else await this.takeIn((intake) => intake.update(paths));
  }

  private async rescan(): Promise<void> {
    await this.takeIn((intake) => intake.rescan());
  }

  private async takeIn(stepsOf: (intake: Intake) => Generator<void, string[]>): Promise<void> {
    const { folder } = this;
    if (!folder || identityOf(this.root)?.id !== folder.id) {
      await this.startOver();
      return;
    }
    const paths = await this.run(stepsOf(new Intake(folder.base, this.index)));
    if (!paths || paths.length === 0) return;
    this.announce(paths);
    await this.readGit();
    await this.run(this.index.maintain(true));
  }

  /** The root is gone, or another folder stands in its place: everything begins anew. */
  private async startOver(): Promise<void> {
    this.watcher?.close();
    this.watcher = null;
    this.noticed.clear();
    this.index = new CatalogIndex();
    this.git.forget();
    this.events.changed(null);
    await this.build();
  }

  private announce(paths: string[]): void {
    this.events.changed(paths);
    this.saveLater(SAVE_DELAY);
  }

  private async readGit(): Promise<void> {
    if (this.folder && (await this.git.read(this.folder.base, this.index))) this.events.changed(null);
  }

  private saveLater(delay: number): void {
    this.saveTimer ??= setTimeout(() => {
      this.saveTimer = null;
      this.enqueue(() => this.save());
    }, delay);
    this.saveTimer.unref();
  }

  private async save(): Promise<void> {
    if (!this.folder) return;
    const failure = await this.run(saveSnapshot(this.folder.base, this.index.rows()));
    if (!failure || this.noticed.has("snapshot-write")) return;
    this.noticed.set("snapshot-write", notices.snapshotWrite(failure));
    this.events.progress();
  }
}
