/** Something that a person should know about the catalog as a whole; `id` names its kind. */
export type Notice = { id: "snapshot" | "snapshot-write" | "watch"; message: string; hint: string };

export type CatalogStatus = {
  /** `indexing`: queries answer from what is indexed so far. `missing-root`: the folder is not there (yet). */
  state: "indexing" | "ready" | "missing-root";
  /** The folder, absolute. */
  root: string;
  /** Files that are indexed, of those that were found. */
  done: number;
  total: number;
  /** Bytes of the files that are indexed. */
  bytes: number;
  notices: Notice[];
  /** Grows with each change of the catalog's content. */
  version: number;
};

export type CatalogEvent =
  | { type: "progress"; status: CatalogStatus }
  /** `paths`: what was added, changed or removed; null where too much changed to be listed. */
  | { type: "change"; version: number; paths: string[] | null };

export type Listener = (event: CatalogEvent) => void;
