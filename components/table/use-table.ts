"use client";

import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import type { ListQuery } from "@/lib/catalog/query";
import { SORTS } from "@/lib/catalog/query";
import type { TableRow } from "@/lib/list/table-row";
import { COLUMNS, type ColumnId, emptyQuery } from "@/lib/url-state/list-state";
import { columns } from "./columns";

const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
const helper = createColumnHelper<typeof features, TableRow>();

const definitions = helper.columns(
  columns.map((column) =>
    helper.accessor((row) => row.path, {
      id: column.id,
      header: column.label,
      enableSorting: column.sort !== null,
      sortDescFirst: column.number,
      cell: ({ row }) => column.cell(row.original),
    }),
  ),
);

/** The table over the rows of the visible window: it is sorted and cut by the server. */
export function useRowTable({
  rows,
  shown,
  sort,
  onSort,
}: {
  rows: readonly TableRow[];
  shown: readonly ColumnId[] | null;
  sort: ListQuery["sort"];
  onSort: (sort: ListQuery["sort"]) => void;
}) {
  const sorting: SortingState = [{ id: sort.key, desc: sort.descending }];
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (row) => row.path,
    manualSorting: true,
    enableMultiSort: false,
    state: {
      sorting,
      columnVisibility: Object.fromEntries(COLUMNS.map((id) => [id, shown === null || shown.includes(id)])),
    },
    onSortingChange: (change) => {
      const [next] = typeof change === "function" ? change(sorting) : change;
      const key = SORTS.find((candidate) => candidate === next?.id);
      onSort(key && next ? { key, descending: next.desc } : emptyQuery.sort);
    },
  });
}

export type RowTable = ReturnType<typeof useRowTable>;
