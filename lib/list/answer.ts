import type { ListResult } from "../catalog/query";
import { tableRowOf } from "./table-row";
import type { RowsAnswer } from "./wire";

/** A range of a result as the page gets it; `at`: the place of the row that was asked for, where one was. */
export function rowsAnswerOf(result: ListResult, at: number | null): RowsAnswer {
  const { total, all, gone, offset, rows, groups, groupCount, facets, version } = result;
  return { total, all, gone, offset, rows: rows.map(tableRowOf), groups, groupCount, facets, version, at };
}
