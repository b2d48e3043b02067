import type { CatalogEvent, CatalogStatus, Listener } from "./status";

/** Milliseconds between progress events. */
const PROGRESS = 100;
/** More changed paths than this are not named one by one. */
const MAX_PATHS = 500;

/** Tells listeners what happens in a catalog. Whatever may change a query's answer is a version of its own. */
export class CatalogEvents {
  version = 0;
  private readonly listeners = new Set<Listener>();
  private progressAt = 0;

  /** `statusOf`: what an event of progress says. */
  constructor(private readonly statusOf: () => CatalogStatus) {}

  /** Calls the listener at each event, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** `paths`: the recordings that changed; null where any may have. */
  changed(paths: string[] | null): void {
    this.version++;
    this.emit({ type: "change", version: this.version, paths: paths && paths.length > MAX_PATHS ? null : paths });
  }

  progress(): void {
    this.emit({ type: "progress", status: this.statusOf() });
  }

  /** One more file is indexed: said now and then. */
  progressed(): void {
    const now = performance.now();
    if (now - this.progressAt < PROGRESS) return;
    this.progressAt = now;
    this.version++;
    this.progress();
  }

  close(): void {
    this.listeners.clear();
  }

  private emit(event: CatalogEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}
