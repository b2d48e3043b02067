import { type FSWatcher, lstatSync, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { errorCodeOf } from "./root";
import { isSkipped } from "./walk";

/** Milliseconds of quiet after which changes are reported, and the longest that a report waits in a burst. */
const QUIET = 60;
const LONGEST = 300;

/**
 * What has happened since the last report. `paths`: recordings that were added, changed or removed, relative to the
 * root with `/`. `foldersChanged`: folders came or went, so that the paths do not tell all.
 */
export type WatchReport = { paths: ReadonlySet<string>; foldersChanged: boolean };

export type WatchHandlers = {
  onReport(report: WatchReport): void;
  /** The system does not let so many folders be watched; changes in some of them are not reported. */
  onFailure(code: string): void;
};

/**
 * Watches the folders below a root (absolute, resolved) and reports changes of recordings in batches until closed.
 *
 * Folders are watched, not files: that survives an atomic rename of a file, and costs nothing a recording, where a
 * watcher of files needs some 3 KB and a handle of the system for each.
 */
export class FolderWatcher {
  private readonly watchers = new Map<string, FSWatcher>();
  private paths = new Set<string>();
  private foldersChanged = false;
  private timer: NodeJS.Timeout | null = null;
  private firstAt = 0;
  private closed = false;

  constructor(
    private readonly root: string,
    private readonly handlers: WatchHandlers,
  ) {
    this.watchFrom("");
  }

  close(): void {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  /** Watches a folder and those below it that are not watched yet. */
  private watchFrom(folder: string): void {
    const absolute = join(/*turbopackIgnore: true*/ this.root, folder);
    try {
      if (!this.watchers.has(folder)) {
        const watcher = watch(/*turbopackIgnore: true*/ absolute, (event, name) => this.notice(folder, event, name));
        watcher.on("error", () => this.drop(folder));
        this.watchers.set(folder, watcher);
      }
      for (const entry of readdirSync(/*turbopackIgnore: true*/ absolute, { withFileTypes: true })) {
        if (entry.isDirectory() && !isSkipped(entry.name)) this.watchFrom(below(folder, entry.name));
      }
    } catch (error) {
      const code = errorCodeOf(error);
      // What is gone or unreadable is a matter of the listing; what cannot be watched is a matter of this one.
      if (code === "ENOSPC" || code === "EMFILE") this.handlers.onFailure(code);
    }
  }

  private notice(folder: string, event: string, name: string | null): void {
    if (this.closed) return;
    if (name === null) this.foldersChanged = true;
    else if (isSkipped(name)) return;
    else if (name.endsWith(".json")) this.paths.add(below(folder, name));
    if (name !== null && event === "rename") this.noticeFolder(folder, name);
    if (this.paths.size > 0 || this.foldersChanged) this.reportSoon();
  }

  /** A folder may have come, gone, or been replaced by another of its name, whose events the old watcher misses. */
  private noticeFolder(folder: string, name: string): void {
    const path = below(folder, name);
    const wasFolder = this.watchers.has(path);
    const isFolder = this.isFolder(path);
    // A watched folder that is removed names itself, not an entry of its own.
    const isRootGone = folder === "" && !this.isFolder("");
    if (!wasFolder && !isFolder && !isRootGone) return;
    this.drop(path);
    if (isFolder) this.watchFrom(path);
    this.foldersChanged = true;
  }

  private isFolder(path: string): boolean {
    try {
      return lstatSync(/*turbopackIgnore: true*/ join(/*turbopackIgnore: true*/ this.root, path)).isDirectory();
    } catch (error) {
      errorCodeOf(error);
      return false;
    }
  }

  private drop(folder: string): void {
    for (const [path, watcher] of this.watchers) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.watchers.delete(path);
    }
  }

  private reportSoon(): void {
    const now = performance.now();
    if (!this.timer) this.firstAt = now;
    else clearTimeout(this.timer);
    this.timer = setTimeout(() => this.report(), Math.max(0, Math.min(QUIET, this.firstAt + LONGEST - now)));
  }

  private report(): void {
    this.timer = null;
    const { paths, foldersChanged } = this;
    this.paths = new Set();
    this.foldersChanged = false;
    this.handlers.onReport({ paths, foldersChanged });
  }
}

function below(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
