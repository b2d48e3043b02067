import type { Range } from "../../catalog/index/catalog-index";
import type { StoredRow } from "../../catalog/index/store";
import type { ListQuery, ListResult, ListRow } from "../../catalog/query";
import { type Completion, completionsOf } from "../../catalog/search/complete";
import { type ReadText, readTextFile } from "../read";
import { resolveInside } from "../root";
import { ShownTexts } from "../shown-texts";
import type { CatalogStatus, Listener } from "./status";
import { Upkeep } from "./upkeep";

type Neighbours = { previous: string | null; next: string | null; position: number; total: number };

/** The recordings below one folder, as pages and commands ask for them; `Upkeep` keeps them as they are on the disk. */
export class Catalog {
  readonly shown = new ShownTexts();
  private readonly upkeep: Upkeep;

  /** `root`: absolute; it need not be there yet. */
  constructor(readonly root: string) {
    this.upkeep = new Upkeep(root);
  }

  /** Begins to index; to be called once. */
  start(): void {
    this.upkeep.start();
  }

  status(): CatalogStatus {
    return this.upkeep.status();
  }

  query(query: ListQuery, range: Range): ListResult {
    this.upkeep.refreshGit();
    return {
      ...this.upkeep.index.query(query, range),
      gone: this.upkeep.git.gone.length,
      version: this.upkeep.events.version,
    };
  }

  /** The paths of all that matches, once the first index is whole: who asks for all must not get a part. */
  async matching(query: ListQuery): Promise<string[]> {
    if (this.upkeep.state === "indexing") await this.settled();
    return this.query(query, { offset: 0, limit: Infinity }).rows.map(({ path }) => path);
  }

  /** Drops what earlier queries left behind, so that a measured one does all of its work. */
  forgetResults(): void {
    this.upkeep.index.forgetResults();
  }

  /** A recording's row; undefined where the catalog has none of that path. */
  get(path: string): ListRow | undefined {
    return this.upkeep.index.get(path);
  }

  paths(): string[] {
    return this.upkeep.index.paths();
  }

  /** Paths of recordings of the last commit that are gone. */
  gone(): string[] {
    return [...this.upkeep.git.gone];
  }

  /** Calls `visit` with each row and the folded text that search looks in. */
  each(visit: (row: StoredRow, text: string) => void): void {
    this.upkeep.index.each(visit);
  }

  /** The paths before and after one in a list, and its place there; null where the list does not hold it. */
  neighbours(query: ListQuery, path: string): Neighbours | null {
    return this.upkeep.index.neighbours(query, path);
  }

  /** A test's recordings by path. */
  byTest(testId: string): ListRow[] {
    return this.upkeep.index.byTest(testId);
  }

  /** What could stand at the cursor (an offset in UTF-16 units) of a search text. */
  completions(text: string, cursor: number): Completion[] {
    return completionsOf(text, cursor, this.upkeep.index);
  }

  /** A recording's text, from the disk. The path may come from anywhere: outside the root it is refused. */
  async readText(path: string): Promise<ReadText> {
    const resolved = await resolveInside(this.root, path);
    return resolved.ok ? readTextFile(resolved.file) : { ...resolved, vanished: false };
  }

  /** Calls the listener at each event, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    return this.upkeep.events.subscribe(listener);
  }

  /** Takes in files that were changed by the program itself, ahead of the watcher; at once where nothing else runs. */
  async refresh(paths: readonly string[]): Promise<void> {
    await this.upkeep.refresh(paths);
  }

  /** Resolves when what is under way now (indexing, or taking in changes) is done. */
  async settled(): Promise<void> {
    await this.upkeep.settled();
  }

  /** Writes the snapshot now, behind whatever is under way. */
  async saved(): Promise<void> {
    await this.upkeep.saved();
  }

  async close(): Promise<void> {
    await this.upkeep.close();
  }
}
