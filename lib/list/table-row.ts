import type { ListRow } from "../catalog/query";

/** What the table shows of a row: the catalog's row without what only search and other pages need. */
export type TableRow = Pick<
  ListRow,
  | "path"
  | "size"
  | "testId"
  | "suite"
  | "model"
  | "provider"
  | "endpoint"
  | "streaming"
  | "chunks"
  | "input"
  | "output"
  | "finishReason"
  | "hasError"
  | "keyStatus"
  | "git"
  | "problem"
> & {
  /** Tokens in total, or null where the answer tells none. */
  tokens: number | null;
  /** Tokens of the request and the answer, where both are known. */
  tokensInOut: number[] | null;
};

/** What the table needs of a row, and no more: thousands of them travel. */
export function tableRowOf(row: ListRow): TableRow {
  const { input, output, total } = row.tokens ?? { input: null, output: null, total: null };
  const both = input !== null && output !== null;
  return {
    path: row.path,
    size: row.size,
    testId: row.testId,
    suite: row.suite,
    model: row.model,
    provider: row.provider,
    endpoint: row.endpoint,
    streaming: row.streaming,
    chunks: row.chunks,
    input: row.input,
    output: row.output,
    finishReason: row.finishReason,
    hasError: row.hasError,
    keyStatus: row.keyStatus,
    git: row.git,
    problem: row.problem,
    tokens: total ?? (both ? input + output : null),
    tokensInOut: both ? [input, output] : null,
  };
}
