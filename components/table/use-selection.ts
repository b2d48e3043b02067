"use client";

import type { Layout } from "@/lib/list/items";
import { nothingSelected, type Selection, select, selectAll, toggle } from "@/lib/list/selection";
import type { RowStore } from "./row-store";
import { fetchPaths } from "./rows-client";

/** The selected rows of a list; they are kept with it. */
export function useSelection(store: RowStore, layout: Layout) {
  const { selection: value } = store.memory;
  const replace = (selection: Selection) => store.remember({ selection });

  const rowOf = (line: number): number | null => {
    const item = layout.itemAt(line);
    return item?.type === "row" ? item.row : null;
  };
  const range = async (from: number, to: number, on: boolean, end: string) => {
    const [first, last] = from < to ? [from, to] : [to, from];
    try {
      const paths = await fetchPaths(store.query, { offset: first, limit: last - first + 1 });
      replace(select(store.memory.selection, [...paths.filter((path) => path !== end), end], on));
    } catch (error) {
      const { toast } = await import("sonner");
      toast.error(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    value,
    replace,
    clear: () => replace(nothingSelected),
    all: (on: boolean) => replace(on ? selectAll(value) : nothingSelected),
    toggle: (path: string) => replace(toggle(value, path)),
    /** Sets the row of a line; with `ranged`, all from the one that was set last. */
    set: (line: number, on: boolean, ranged: boolean) => {
      const row = rowOf(line);
      const path = row === null ? undefined : store.rowAt(row)?.path;
      if (row === null || path === undefined) return;
      const from = ranged && value.last !== null ? store.indexOf(value.last) : null;
      if (from === null || from === row) replace(select(value, [path], on));
      else void range(from, row, on, path);
    },
  };
}
