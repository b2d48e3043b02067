import { realpathSync } from "node:fs";
import type { CheckConfig } from "../../lint/config";
import type { Facts } from "../../lint/finding";
import type { CheckedRecording, CheckReport } from "../../lint/report";
import type { Catalog } from "../catalog";
import { type CheckedFile, checkFile, finishSteps } from "../check";
import { readConfig } from "../config";
import { repositoryOf } from "../repository";
import { errorCodeOf } from "../root";
import { inSlices } from "../slices";
import { examine, type FoundFile } from "../walk";
import { allowanceOf } from "./findings-in";
import { factsOf } from "./setup";

export type CheckState = {
  /** `waiting`: the catalog still indexes. `failed`: see `problem`. */
  state: "waiting" | "running" | "ready" | "failed";
  /** Files that are checked, of those that are to be. */
  done: number;
  total: number;
  /** The last whole report; null before the first one, and where the check failed. */
  report: CheckReport | null;
  /** Why nothing can be checked: what is wrong with the configuration, with its place. */
  problem: string | null;
  /** Grows with each new report. */
  version: number;
};

/** Milliseconds from a change to the check that sees it: a rewrite of many files is one check. */
const SETTLE = 200;
/** Milliseconds between progress events. */
const PROGRESS = 150;

/** What was found in a file, and the state of the world that it was found in. */
type Kept = { stamp: string; found: FoundFile; file: CheckedFile };

/**
 * The check of a catalog's recordings, for the dashboard: done in slices between requests, again whenever the catalog
 * changes, and only for the files that changed. Does nothing before it is asked the first time.
 */
export class CheckService {
  private readonly listeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private readonly unsubscribe: () => void;
  private kept = new Map<string, Kept>();
  private configText = "";
  private current: CheckState = { state: "waiting", done: 0, total: 0, report: null, problem: null, version: 0 };
  private asked = false;
  private timer: NodeJS.Timeout | null = null;
  private run: { cancel: AbortController; done: Promise<void> } | null = null;
  private lastProgress = 0;

  constructor(private readonly catalog: Catalog) {
    this.unsubscribe = catalog.subscribe((event) => {
      if (this.asked && (event.type === "change" || event.status.state !== "indexing")) this.later();
    });
  }

  /** The state of the check, which the first call starts. */
  state(): CheckState {
    if (!this.asked) {
      this.asked = true;
      this.start();
    }
    return this.current;
  }

  /** Calls the listener when there is progress or a new report, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What the last report says of a file; null where there is none, or the file is not as it was then. */
  known(path: string): CheckedRecording | null {
    const { report } = this.current;
    const kept = report && this.kept.get(path);
    const found = kept && this.found(report.root, path);
    if (!found || !sameFile(kept.found, found)) return null;
    return report.recordings.find((recording) => recording.path === path) ?? null;
  }

  /** Checks one file by itself, where no report says what it is. Null where there is no such file, or no check. */
  alone(path: string): CheckedRecording | null {
    const root = resolved(this.catalog.root);
    const read = root === null ? null : readConfig(root);
    const found = root === null ? null : this.found(root, path);
    if (root === null || !read?.ok || !found) return null;
    const { check: config } = read.config;
    const facts = factsOf({ root, config, repository: repositoryOf(root), tests: null });
    const { checked } = checkFile(root, found, facts, config);
    const isAllowed = allowanceOf(config);
    return { ...checked, findings: checked.findings.filter(({ rule }) => !isAllowed(rule, path)) };
  }

  /** Checks again with the configuration as it is now. */
  refresh(): void {
    this.asked = true;
    this.start();
  }

  /** Stops a check that is under way; the last report stays, and the next change or `refresh` checks again. */
  cancel(): void {
    this.run?.cancel.abort();
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.current.state === "running") this.set({ state: this.current.report ? "ready" : "waiting" });
  }

  /** Resolves when no check is under way or due. */
  async settled(): Promise<void> {
    await this.catalog.settled();
    if (this.timer) this.start();
    while (this.run) await this.run.done;
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.unsubscribe();
    this.cancel();
    this.listeners.clear();
    await this.run?.done;
  }

  private later(): void {
    this.timer ??= setTimeout(() => this.start(), SETTLE);
    this.timer.unref();
  }

  private start(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.closing.signal.aborted || this.catalog.status().state === "indexing") return;
    this.run?.cancel.abort();
    const before = this.run?.done;
    const cancel = new AbortController();
    const run = { cancel, done: this.check(cancel.signal, before) };
    this.run = run;
    void run.done.finally(() => {
      if (this.run === run) this.run = null;
    });
  }

  private async check(signal: AbortSignal, before: Promise<void> | undefined): Promise<void> {
    await before;
    if (signal.aborted) return;
    const root = resolved(this.catalog.root);
    if (root === null)
      return this.set({ state: "failed", problem: "The folder of recordings is not there.", report: null });
    const read = readConfig(root);
    if (!read.ok) return this.set({ state: "failed", problem: read.message, report: null });
    const { check: config } = read.config;
    const configText = JSON.stringify(config);
    if (configText !== this.configText) this.kept = new Map();
    this.configText = configText;

    this.set({ state: "running", done: 0, total: this.catalog.paths().length, problem: null });
    const report = await inSlices(this.steps(root, config), signal);
    if (report && !signal.aborted) this.set({ state: "ready", report, version: this.current.version + 1 });
  }

  private *steps(root: string, config: CheckConfig): Generator<void, CheckReport> {
    const repository = repositoryOf(root);
    const facts = factsOf({ root, config, repository, tests: null });
    const kept = new Map<string, Kept>();
    for (const path of this.catalog.paths()) {
      const found = this.found(root, path);
      const known = this.kept.get(path);
      // A test file that came or went changes what is said of a recording that did not.
      if (found && known && known.stamp === stampOf(found, known.file, facts)) kept.set(path, known);
      else if (found) {
        const file = checkFile(root, found, facts, config);
        const entry = { stamp: stampOf(found, file, facts), found, file };
        kept.set(path, entry);
        // What is done stays done where the check is cancelled.
        this.kept.set(path, entry);
      }
      this.progressed(kept.size);
      yield;
    }
    this.kept = kept;
    return yield* finishSteps(
      root,
      [...kept.values()].map(({ file }) => file),
      config,
    );
  }

  /** The catalog's own knowledge of a file; what it could not read is looked at again. */
  private found(root: string, path: string): FoundFile | null {
    const row = this.catalog.get(path);
    if (!row) return null;
    return row.problem ? examine(root, path) : { path, size: row.size, mtime: row.mtime, problem: null };
  }

  private progressed(done: number): void {
    this.current = { ...this.current, done };
    const now = performance.now();
    if (now - this.lastProgress < PROGRESS) return;
    this.lastProgress = now;
    this.emit();
  }

  private set(state: Partial<CheckState>): void {
    this.current = { ...this.current, ...state };
    this.emit();
  }

  private emit(): void {
    for (const listener of this.listeners) listener();
  }
}

function sameFile(one: FoundFile, other: FoundFile): boolean {
  return one.size === other.size && one.mtime === other.mtime;
}

function stampOf({ size, mtime, problem }: FoundFile, { digest }: CheckedFile, { testFileExists }: Facts): string {
  const test = digest?.testId?.split("::")[0];
  const exists = test === undefined || testFileExists === null ? null : testFileExists(test);
  return JSON.stringify([size, mtime, problem?.message ?? null, exists]);
}

function resolved(root: string): string | null {
  try {
    return realpathSync(/*turbopackIgnore: true*/ root);
  } catch (error) {
    errorCodeOf(error);
    return null;
  }
}
