"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useLive } from "@/components/shell/live";
import type { Layout } from "@/lib/list/items";
import { PAGE_ROWS } from "@/lib/list/wire";
import type { RowStore } from "./row-store";

/** Milliseconds between two looks at the list while it is being indexed; a single change is shown at once. */
const PACE = 700;

type Anchor = { path: string; offset: number };

/**
 * Fetches the rows anew when the catalog changes, and keeps the row at the top of the window where it stands. At the
 * very top of the list new rows simply appear. Returns whether newer rows are on their way.
 */
export function useLiveRows(
  store: RowStore,
  layout: Layout,
  rowHeight: number,
  scroller: RefObject<HTMLDivElement | null>,
): boolean {
  const version = useLive((live) => live.status.version);
  const indexing = useLive((live) => live.status.state === "indexing");
  const current = store.summary?.version;
  const anchor = useRef<Anchor | null>(null);
  const lastRefresh = useRef(0);

  // Only a new version asks; the rest is read as it is then.
  useEffect(() => {
    if (current === undefined || current === version) return;
    const wait = indexing ? Math.max(0, lastRefresh.current + PACE - Date.now()) : 0;
    const timer = setTimeout(async () => {
      lastRefresh.current = Date.now();
      const top = scroller.current?.scrollTop ?? 0;
      const line = Math.floor(top / rowHeight);
      const [row, path] = firstRow(store, layout, line);
      anchor.current = top === 0 || path === null ? null : { path, offset: top - layout.indexOfRow(row) * rowHeight };
      await store.refresh({
        offset: Math.floor(row / PAGE_ROWS) * PAGE_ROWS,
        limit: 2 * PAGE_ROWS,
        ...(anchor.current ? { around: anchor.current.path } : {}),
      });
    }, wait);
    return () => clearTimeout(timer);
  }, [store, version, current, indexing]);

  // The anchor is put back when the new rows stand.
  useLayoutEffect(() => {
    if (!anchor.current || !scroller.current) return;
    const { path, offset } = anchor.current;
    const row = store.indexOf(path);
    if (store.summary?.version === current && row !== null) {
      scroller.current.scrollTop = layout.indexOfRow(row) * rowHeight + offset;
    }
    anchor.current = null;
  }, [current, layout]);

  return current !== version;
}

/** The first loaded row at or below a line, and its path. */
function firstRow(store: RowStore, layout: Layout, line: number): [row: number, path: string | null] {
  for (let at = line; at < Math.min(line + 50, layout.count); at++) {
    const item = layout.itemAt(at);
    const path = item?.type === "row" ? store.rowAt(item.row)?.path : undefined;
    if (item?.type === "row" && path !== undefined) return [item.row, path];
  }
  return [0, null];
}
