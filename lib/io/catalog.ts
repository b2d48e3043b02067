import { setTimeout } from "node:timers/promises";
import { Catalog } from "./catalog/catalog";
import { configuredRoot } from "./root";

export type { Catalog } from "./catalog/catalog";

/** Opens a catalog of the recordings below a folder, and starts to index it. The folder need not be there yet. */
export function openCatalog(root: string): Catalog {
  const catalog = new Catalog(root);
  catalog.start();
  return catalog;
}

declare global {
  // Pages, route handlers and instrumentation get a copy of this module each, in one process.
  var tapedeckCatalog: Catalog | undefined;
}

/** The one catalog of this process: of the folder that `TAPEDECK_ROOT` names, by default `recordings`. */
export function getCatalog(): Catalog {
  globalThis.tapedeckCatalog ??= openCatalog(configuredRoot());
  return globalThis.tapedeckCatalog;
}

/**
 * Milliseconds that an answer waits for the index: long enough for thousands of recordings, short enough to sit out.
 */
const PATIENCE = 8000;

/** Resolves when a catalog's first indexing is done, or after a while: then it is asked for what it has so far. */
export async function indexed(catalog: Catalog): Promise<void> {
  if (catalog.status().state === "indexing")
    await Promise.race([catalog.settled(), setTimeout(PATIENCE, null, { ref: false })]);
}
