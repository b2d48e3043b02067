"use client";

import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ListQuery } from "@/lib/catalog/query";
import type { RowsAnswer } from "@/lib/list/wire";
import { formatListQuery } from "@/lib/url-state/list-state";
import { RowStore } from "./row-store";

/** Lists that are kept for the way back, the last used last. */
const KEPT = 8;
const kept = new Map<string, RowStore>();

/** The store of a query: kept from before, or begun with the page's first rows where they are of that query. */
function storeOf(query: ListQuery, initial: { key: string; answer: RowsAnswer }): RowStore {
  const key = formatListQuery(query);
  const begin = () => new RowStore(query, initial.key === key ? initial.answer : undefined);
  if (typeof window === "undefined") return begin();
  const store = kept.get(key) ?? begin();
  kept.delete(key);
  kept.set(key, store);
  for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest);
  return store;
}

/**
 * The rows of a query. Until a new query's rows are here, the old one's stay (`pending`), so that the table does not
 * flash while someone types.
 */
export function useRowStore(
  query: ListQuery,
  initial: { key: string; answer: RowsAnswer },
): { store: RowStore; pending: boolean } {
  const key = formatListQuery(query);
  const [entry, setEntry] = useState(() => ({ key, store: storeOf(query, initial) }));
  let target = entry.store;
  if (entry.key !== key) {
    target = storeOf(query, initial);
    setEntry({ key, store: target });
  }
  const shown = useRef(target);
  useSyncExternalStore(
    target.subscribe,
    () => target.revision,
    () => target.revision,
  );
  const ready = target.summary !== null || target.failure !== null;
  const store = ready ? target : shown.current;
  useEffect(() => {
    shown.current = store;
  });
  useEffect(() => {
    if (target.summary === null) void target.load();
    else void target.completeGroups();
  }, [target]);
  return { store, pending: !ready };
}
