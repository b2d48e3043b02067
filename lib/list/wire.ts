import * as z from "zod/mini";
import { FACETS, type Facet, type FacetCount, type ListGroup } from "../catalog/query";
import type { TableRow } from "./table-row";

/** Rows that are fetched at a time, and the most that one answer holds. */
export const PAGE_ROWS = 200;
export const MAX_ROWS = 2000;

/** What the table's page gets of a query, in its first HTML and from `/api/rows`. */
export type RowsAnswer = {
  total: number;
  all: number;
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

const nullable = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
const count = z.number();
const text = z.string();

const rowSchema: z.ZodMiniType<TableRow> = z.object({
  path: text,
  size: count,
  kind: z.enum(["inference", "http", "tool", "file_processor", "unknown"]),
  testId: nullable(text),
  testName: text,
  suite: text,
  model: text,
  provider: text,
  endpoint: text,
  streaming: z.boolean(),
  chunks: count,
  input: text,
  output: text,
  finishReason: nullable(text),
  hasError: z.boolean(),
  git: nullable(z.enum(["added", "modified", "untracked", "conflicted"])),
  problem: nullable(z.object({ message: text, line: nullable(count), column: nullable(count), hint: text })),
  tokens: nullable(count),
  tokensInOut: nullable(z.tuple([count, count])),
});

const groupsSchema = nullable(z.array(z.object({ testId: nullable(text), testName: text, offset: count, count })));

export const rowsAnswerSchema: z.ZodMiniType<RowsAnswer> = z.object({
  total: count,
  all: count,
  offset: count,
  rows: z.array(rowSchema),
  groups: groupsSchema,
  groupCount: count,
  facets: z.record(z.enum(FACETS), z.array(z.object({ value: text, count }))),
  version: count,
  at: nullable(count),
});

export const groupsAnswerSchema = z.object({ groups: groupsSchema, total: count, version: count });
export const pathsAnswerSchema = z.object({ paths: z.array(text) });

const liveStatusSchema: z.ZodMiniType<LiveStatus> = z.object({
  state: z.enum(["indexing", "ready", "missing-root"]),
  root: text,
  done: count,
  total: count,
  version: count,
  notices: z.array(z.object({ id: text, message: text, hint: text })),
});

/** What `/api/events` sends. */
export const liveEventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), status: liveStatusSchema }),
  z.object({ type: z.literal("change"), version: count, paths: nullable(z.array(text)) }),
]);
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const completionsSchema = z.object({
  completions: z.array(z.object({ insert: text, from: count, to: count, label: text, detail: text })),
});
