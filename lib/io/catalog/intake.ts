import type { CatalogIndex } from "../../catalog/index/catalog-index";
import type { Row } from "../../catalog/row";
import type { Depth } from "../../catalog/row-of";
import { examine, type FoundFile, walk } from "../walk";
import { rowOfFile } from "./index-file";

/** Brings what is on disk into an index, in small steps. Paths are relative to the root, with `/`. */
export class Intake {
  /** `base`: the root with its links resolved. */
  constructor(
    private readonly base: string,
    private readonly index: CatalogIndex,
  ) {}

  /** Lists the root and takes the rows that are known from before; returns the files that must be read. */
  *listing(known: ReadonlyMap<string, Row>, onFound: () => void): Generator<void, FoundFile[]> {
    const unread: FoundFile[] = [];
    for (const found of walk(this.base)) {
      onFound();
      const row = known.get(found.path);
      // What was wrong with a file may be mended without a new time or size: by another right to read it.
      if (row && !row.problem && !found.problem && isSameFile(row, found)) this.index.put(row, true);
      else unread.push(found);
      yield;
    }
    return unread;
  }

  /** Reads files; `onRead` is called behind each of them. */
  *reading(files: readonly FoundFile[], onRead: () => void): Generator<void, void> {
    for (const found of files) {
      this.read(found, "glance");
      onRead();
      yield* this.index.maintain(false);
      yield;
    }
  }

  /** Finds out what reading at a glance left open; returns the paths of the rows that know more now. */
  *deepening(): Generator<void, string[]> {
    const open = [...this.index.paths()].filter((path) => this.index.get(path)?.keyStatus === null);
    for (const path of open) {
      const found = examine(this.base, path);
      if (found) this.read(found, "whole");
      yield;
    }
    return open;
  }

  /** Takes in what is at some paths now; returns those where anything changed. */
  *update(paths: ReadonlySet<string>): Generator<void, string[]> {
    const changed: string[] = [];
    for (const path of paths) {
      const found = examine(this.base, path);
      const before = this.index.get(path);
      if (!found) {
        if (this.index.remove(path)) changed.push(path);
      } else if (!before || before.problem || !isSameFile(before, found)) {
        this.read(found, "whole");
        changed.push(path);
      }
      yield;
    }
    return changed;
  }

  /** Takes in all that differs on disk from the index; returns the paths where anything changed. */
  *rescan(): Generator<void, string[]> {
    const changed: string[] = [];
    const gone = new Set(this.index.paths());
    for (const found of walk(this.base)) {
      gone.delete(found.path);
      const before = this.index.get(found.path);
      if (
        !before ||
        !isSameFile(before, found) ||
        (found.problem && found.problem.message !== before.problem?.message)
      ) {
        this.read(found, "whole");
        changed.push(found.path);
      }
      yield;
    }
    for (const path of gone) {
      this.index.remove(path);
      changed.push(path);
      yield;
    }
    return changed;
  }

  private read(found: FoundFile, depth: Depth): void {
    const row = rowOfFile(this.base, found, depth);
    if (row) this.index.put(row);
    else this.index.remove(found.path);
  }
}

function isSameFile(row: { size: number; mtime: number }, found: FoundFile): boolean {
  return row.size === found.size && row.mtime === found.mtime;
}
