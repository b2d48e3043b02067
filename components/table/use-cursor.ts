"use client";

import { useEffect, useRef, useState } from "react";
import type { Layout } from "@/lib/list/items";
import type { ListState } from "@/lib/url-state/list-state";
import type { RowStore } from "./row-store";
import type { UpdateListState } from "./use-list-state";

/** Milliseconds that the cursor rests before the address tells its row: browsers limit how often that may change. */
const REST = 150;

type Cursor = { line: number; path: string | null; group: string | null | undefined };

/**
 * The line that keys act on. It sticks to its row, wherever a change of the list moves that, and the address names it.
 */
export function useCursor(state: ListState, update: UpdateListState, store: RowStore, layout: Layout) {
  const [cursor, setCursor] = useState<Cursor | null>(() =>
    state.at === null ? null : { line: -1, path: state.at, group: undefined },
  );
  const written = useRef(state.at);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The way back, a link, or a new search: the address names another row than the cursor's last.
  useEffect(() => {
    if (state.at === written.current) return;
    written.current = state.at;
    clearTimeout(timer.current);
    setCursor(state.at === null ? null : { line: -1, path: state.at, group: undefined });
  }, [state.at]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const line = cursor === null ? null : lineOf(cursor, store, layout);
  const item = line === null ? null : layout.itemAt(line);
  const row = item?.type === "row" ? (store.rowAt(item.row) ?? null) : null;
  const path = row?.path ?? (item === null ? cursor?.path : null) ?? null;

  // A line that was still on its way when the cursor came to it has become a row.
  useEffect(() => {
    if (cursor && line !== null && row && cursor.path !== row.path && cursor.group === undefined) {
      setCursor({ line, path: row.path, group: undefined });
    }
  }, [cursor, line, row]);

  const tell = () => {
    clearTimeout(timer.current);
    if (path === null || path === written.current) return;
    written.current = path;
    update((now) => ({ ...now, at: path }), "replace");
  };
  // `tell` reads what `path` names.
  useEffect(() => {
    if (path === null) return;
    timer.current = setTimeout(tell, REST);
    return () => clearTimeout(timer.current);
  }, [path]);

  return {
    line: line !== null && line >= 0 ? line : null,
    item,
    row,
    /** Moves to a line, kept inside the list; returns where that is. */
    moveTo(wanted: number): number {
      const at = Math.max(0, Math.min(layout.count - 1, wanted));
      const target = layout.itemAt(at);
      setCursor({
        line: at,
        path: target?.type === "row" ? (store.rowAt(target.row)?.path ?? null) : null,
        group: target?.type === "group" ? target.group.testId : undefined,
      });
      return at;
    },
    /** Writes the row into the address now, before the page is left. */
    tell,
  };
}

function lineOf({ line, path, group }: Cursor, store: RowStore, layout: Layout): number {
  if (group !== undefined) {
    const found = store.groups?.find(({ testId }) => testId === group);
    if (!found) return Math.min(line, layout.count - 1);
    const first = layout.indexOfRow(found.offset);
    return layout.itemAt(first)?.type === "row" ? first - 1 : first;
  }
  const index = path === null ? null : store.indexOf(path);
  return index === null ? Math.min(line, layout.count - 1) : layout.indexOfRow(index);
}
