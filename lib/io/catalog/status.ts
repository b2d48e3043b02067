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

export const notices = {
  snapshot: (): Notice => ({
    id: "snapshot",
    message: "The saved index could not be read; all recordings were read anew.",
    hint: "Nothing to do: it is written again.",
  }),
  /** `code`: the system's word for what failed. */
  snapshotWrite: (code: string): Notice => ({
    id: "snapshot-write",
    message: `The index could not be saved in .tapedeck (${code}), so the next start reads all recordings.`,
    hint: "Nothing else is affected. Make the folder writable to start faster.",
  }),
  /** `every`: milliseconds between two looks. */
  watch: (code: string, every: number): Notice => ({
    id: "watch",
    message: `The system watches no more folders (${code}), so changes on disk are looked for every ${every / 1000} s.`,
    hint: "Raise its limit (on Linux fs.inotify.max_user_watches) and start the program again.",
  }),
};
