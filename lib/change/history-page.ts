import type { Entry, RecordedChange } from "./entry";
import { ownEntriesOf } from "./own-entries";
import type { Why } from "./why";

/** An entry as a list shows it: without the files beyond the first. */
export type ListedEntry = Omit<Entry, "changes"> & {
  /** The first files; those of the recording whose history it is, where it is one's. */
  files: RecordedChange[];
  /** Of all files of the change. */
  count: number;
};

export type HistoryPage = {
  /** Entries that the filter lets through, of `all`. */
  total: number;
  all: number;
  entries: ListedEntry[];
  /** Lines of the journal that cannot be read. */
  damaged: number;
};

export type HistoryQuery = {
  why: Why | null;
  /** A part of a file's path, in any case, or a change's id. */
  text: string;
  /** Only the changes of this recording, also under earlier names. */
  path: string | null;
  /** At least so many entries, and all down to the one that is named. */
  limit: number;
  entry: string | null;
};

/** Entries that are fetched at first, and at a time. */
export const HISTORY_PAGE = 100;

const MOST_FILES = 3;

/** The first entries that a query lets through, the latest first. */
export function historyPageOf(latestFirst: readonly Entry[], damaged: number, query: HistoryQuery): HistoryPage {
  const own =
    query.path === null
      ? latestFirst.map((entry) => ({ entry, own: entry.changes }))
      : ownEntriesOf(latestFirst, query.path);
  const text = query.text.trim().toLowerCase();
  const matching = own.filter(
    ({ entry: { why, id, changes } }) =>
      (query.why === null || why === query.why) &&
      (text === "" || id === text || changes.some(({ path }) => path.toLowerCase().includes(text))),
  );
  const named = matching.findIndex(({ entry }) => entry.id === query.entry);
  return {
    total: matching.length,
    all: own.length,
    damaged,
    entries: matching
      .slice(0, Math.max(query.limit, named + 1))
      .map(({ entry: { changes, ...entry }, own: files }) => ({
        ...entry,
        files: files.slice(0, MOST_FILES),
        count: changes.length,
      })),
  };
}
