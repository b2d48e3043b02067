import { type Catalog, openCatalog } from "../../lib/io/catalog";

/** Opens a catalog and waits until all files are indexed; what is done after that goes on in the background. */
export async function openReady(root: string): Promise<Catalog> {
  const catalog = openCatalog(root);
  await new Promise<void>((resolve) => {
    const check = () => {
      if (catalog.status().state !== "ready") return;
      stop();
      resolve();
    };
    const stop = catalog.subscribe(check);
    check();
  });
  return catalog;
}
