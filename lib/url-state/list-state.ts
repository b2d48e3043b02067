import { FACETS, type Facet, type ListQuery, SORTS, type SortKey } from "../catalog/query";

export const COLUMNS = [
  "git",
  "test",
  "suite",
  "model",
  "provider",
  "endpoint",
  "summary",
  "finish",
  "chunks",
  "tokens",
  "size",
] as const;
export type ColumnId = (typeof COLUMNS)[number];

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** All of the table that is worth a link: what is listed, how it is shown, and where the cursor is. */
export type ListState = {
  query: ListQuery;
  /** Chosen columns in the order of `COLUMNS`; null for the usual ones. */
  columns: ColumnId[] | null;
  density: Density;
  /** The path of the row under the cursor. */
  at: string | null;
  /** Whether the row under the cursor is shown beside the table. */
  peek: boolean;
};

export const emptyQuery: ListQuery = { search: "", facets: {}, sort: { key: "path", descending: false }, group: null };
export const emptyState: ListState = {
  query: emptyQuery,
  columns: null,
  density: "comfortable",
  at: null,
  peek: false,
};

/** Reads the state from a URL's query. Total: what is unknown or mistyped is left out. */
export function parseListState(params: URLSearchParams): ListState {
  const columns = params.get("cols")?.split(",");
  return {
    query: parseListQuery(params),
    columns: columns ? COLUMNS.filter((column) => columns.includes(column)) : null,
    density: DENSITIES.find((density) => density === params.get("density")) ?? emptyState.density,
    at: params.get("at") || null,
    peek: params.get("peek") === "1",
  };
}

/** The part of the state that decides which rows are listed, and in which order. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  const facets: Partial<Record<Facet, string[]>> = {};
  for (const facet of FACETS) {
    const values = [...new Set(params.getAll(facet))];
    if (values.length > 0) facets[facet] = values;
  }
  return {
    search: params.get("q") ?? "",
    facets,
    sort: parseSort(params.get("sort")),
    group: params.get("group") === "test" ? "test" : null,
  };
}

function parseSort(text: string | null): { key: SortKey; descending: boolean } {
  const descending = text?.startsWith("-") ?? false;
  const key = SORTS.find((sort) => sort === (descending ? text?.slice(1) : text));
  return key ? { key, descending } : emptyQuery.sort;
}

/** The opposite of `parseListState`: the shortest query that reads as the same state, without `?`. */
export function formatListState(state: ListState): string {
  const params = queryParams(state.query);
  if (state.columns) params.set("cols", state.columns.join(","));
  if (state.density !== emptyState.density) params.set("density", state.density);
  if (state.at) params.set("at", state.at);
  if (state.peek) params.set("peek", "1");
  return readable(params);
}

/** The opposite of `parseListQuery`, without `?`; empty for the whole catalog in its usual order. */
export function formatListQuery(query: ListQuery): string {
  return readable(queryParams(query));
}

/** Slashes and colons need no escape in a query, and paths are easier to read with them. */
function readable(params: URLSearchParams): string {
  return params.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}

function queryParams(query: ListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.search) params.set("q", query.search);
  for (const facet of FACETS) for (const value of query.facets[facet] ?? []) params.append(facet, value);
  const { key, descending } = query.sort;
  if (key !== emptyQuery.sort.key || descending) params.set("sort", descending ? `-${key}` : key);
  if (query.group) params.set("group", query.group);
  return params;
}

/** The table's address in a state. */
export function tableHref(state: ListState): string {
  return withQuery("/", formatListState(state));
}

/** The address of a recording's page, which keeps the list that it was opened from. */
export function recordingHref(path: string, query: ListQuery = emptyQuery): string {
  return withQuery(`/r/${path.split("/").map(encodeURIComponent).join("/")}`, formatListQuery(query));
}

function withQuery(path: string, query: string): string {
  return query ? `${path}?${query}` : path;
}
