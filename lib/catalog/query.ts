import type { GitMark, Row } from "./row";

export const FACETS = [
  "suite",
  "model",
  "provider",
  "endpoint",
  "kind",
  "streamed",
  "finish",
  "has",
  "key",
  "git",
] as const;
export type Facet = (typeof FACETS)[number];

export const SORTS = [
  "path",
  "test",
  "suite",
  "model",
  "provider",
  "endpoint",
  "chunks",
  "summary",
  "finish",
  "tokens",
  "size",
  "mtime",
] as const;
export type SortKey = (typeof SORTS)[number];

/** A list query: everything that is in the table's URL and changes its rows. */
export type ListQuery = {
  /** The search box: words, quotes, operators. */
  search: string;
  /** Chosen values a facet; rows match one of a facet's values, and every facet. */
  facets: Partial<Record<Facet, string[]>>;
  sort: { key: SortKey; descending: boolean };
  group: "test" | null;
};

/** What facets and operators call a field that is empty. */
export const NONE = "none";

/** A row as a list shows it: without its search text. */
export type ListRow = Omit<Row, "text"> & { git: GitMark };

export type FacetCount = { value: string; count: number };

/** Where a result is grouped: the rows `[offset, offset + count)` of the whole result belong to one test. */
export type ListGroup = { testId: string | null; testName: string; offset: number; count: number };

export type ListResult = {
  /** Rows that match, before the range is cut. */
  total: number;
  /** All recordings of the catalog. */
  all: number;
  /** Recordings of the last commit that are not there any more. */
  gone: number;
  /** First row of `rows` in the whole result. */
  offset: number;
  rows: ListRow[];
  /** Grouped by test (rows then stand in group order): the groups that `rows` touches; null where not grouped. */
  groups: ListGroup[] | null;
  /** Groups of the whole result; 0 where not grouped. */
  groupCount: number;
  /** Counts a facet, each computed without the facet's own choice, most frequent first. */
  facets: Record<Facet, FacetCount[]>;
  /** What is wrong with the search text, and where in it; null where it is fine. */
  searchError: { message: string; from: number; to: number } | null;
  /** Changes whenever the catalog's content does. */
  version: number;
};
