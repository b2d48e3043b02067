import type { Facet, FacetCount, ListGroup } from "../catalog/query";
import type { Completion } from "../catalog/search/complete";
import { count, type Decoder, flag, list, nullable, object, oneOf, text } from "./decode";
import type { TableRow } from "./table-row";

/** Rows that are fetched at a time, and the most that one answer holds. */
export const PAGE_ROWS = 200;
export const MAX_ROWS = 2000;

/** What the table's page gets of a query, in its first HTML and from `/api/rows`. */
export type RowsAnswer = {
  total: number;
  all: number;
  gone: number;
  offset: number;
  rows: TableRow[];
  groups: ListGroup[] | null;
  groupCount: number;
  facets: Record<Facet, FacetCount[]>;
  version: number;
  /** Where the row that was asked for stands in the whole result; null where it does not match, or none was asked. */
  at: number | null;
};

/** How the catalog stands, as `/api/events` tells it. */
export type LiveStatus = {
  state: "indexing" | "ready" | "missing-root";
  /** The folder, absolute. */
  root: string;
  /** Files that are indexed, of those that were found. */
  done: number;
  total: number;
  version: number;
  /** What does not work although the rest does, and what to do about it. */
  notices: { id: string; message: string; hint: string }[];
};

const rowDecoder = object<TableRow>({
  path: text,
  size: count,
  testId: nullable(text),
  suite: text,
  model: text,
  provider: text,
  endpoint: text,
  streaming: flag,
  chunks: count,
  input: text,
  output: text,
  finishReason: nullable(text),
  hasError: flag,
  keyStatus: nullable(oneOf("current", "older", "renamed", "mismatch", "none")),
  git: nullable(oneOf("added", "modified", "untracked", "conflicted")),
  problem: nullable(object({ message: text, line: nullable(count), column: nullable(count), hint: text })),
  tokens: nullable(count),
  tokensInOut: nullable(list(count)),
});

const groupsDecoder = nullable(
  list(object<ListGroup>({ testId: nullable(text), testName: text, offset: count, count })),
);
const facetDecoder = list(object<FacetCount>({ value: text, count }));

export const rowsDecoder = object<RowsAnswer>({
  total: count,
  all: count,
  gone: count,
  offset: count,
  rows: list(rowDecoder),
  groups: groupsDecoder,
  groupCount: count,
  facets: object<RowsAnswer["facets"]>({
    suite: facetDecoder,
    model: facetDecoder,
    provider: facetDecoder,
    endpoint: facetDecoder,
    kind: facetDecoder,
    streamed: facetDecoder,
    finish: facetDecoder,
    has: facetDecoder,
    key: facetDecoder,
    git: facetDecoder,
  }),
  version: count,
  at: nullable(count),
});

export const groupsAnswerDecoder = object<{ groups: ListGroup[] | null }>({ groups: groupsDecoder });
export const pathsAnswerDecoder = object<{ paths: string[] }>({ paths: list(text) });

const statusDecoder = object<LiveStatus>({
  state: oneOf("indexing", "ready", "missing-root"),
  root: text,
  done: count,
  total: count,
  version: count,
  notices: list(object({ id: text, message: text, hint: text })),
});

/** What `/api/events` sends. */
export type LiveEvent =
  | { type: "progress"; status: LiveStatus }
  | { type: "change"; version: number; paths: string[] | null };

const typeDecoder = object<{ type: LiveEvent["type"] }>({ type: oneOf("progress", "change") });
const progressDecoder = object<{ status: LiveStatus }>({ status: statusDecoder });
const changeDecoder = object<{ version: number; paths: string[] | null }>({
  version: count,
  paths: nullable(list(text)),
});

export const liveEventDecoder: Decoder<LiveEvent> = (value, at) => {
  const { type } = typeDecoder(value, at);
  return type === "progress" ? { type, ...progressDecoder(value, at) } : { type, ...changeDecoder(value, at) };
};

export const completionsDecoder = object<{ completions: Completion[] }>({
  completions: list(object<Completion>({ insert: text, from: count, to: count, label: text, detail: text })),
});
