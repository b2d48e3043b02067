"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { emptyState, formatListState, type ListState, parseListState, tableHref } from "@/lib/url-state/list-state";

/** `push` makes a step to which "back" returns, `replace` does not. */
export type Step = "push" | "replace";
export type UpdateListState = (change: (state: ListState) => ListState, step?: Step) => void;

// The address changes at once, the router follows when it has time; until then this is the state that people see.
let ahead: string | null = null;
const listeners = new Set<() => void>();

function setAhead(text: string | null) {
  if (text === ahead) return;
  ahead = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener("popstate", forget);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("popstate", forget);
  };
}

function forget() {
  setAhead(null);
}

/** The table's state, which is its address; changing it asks the server for nothing. */
export function useListState(): [ListState, UpdateListState] {
  const onTable = usePathname() === "/";
  const params = useSearchParams().toString();
  const routed = useMemo(() => formatListState(parseListState(new URLSearchParams(params))), [params]);
  const early = useSyncExternalStore(
    subscribe,
    () => ahead,
    () => null,
  );
  useEffect(() => {
    if (!onTable || routed === ahead) forget();
  }, [onTable, routed]);
  const text = onTable ? (early ?? routed) : "";
  const state = useMemo(() => parseListState(new URLSearchParams(text)), [text]);

  const router = useRouter();
  const update = useCallback<UpdateListState>(
    (change, step = "push") => {
      if (window.location.pathname !== "/") return router.push(tableHref(change(emptyState)));
      const now = parseListState(new URLSearchParams(window.location.search));
      const next = change(now);
      if (formatListState(next) === formatListState(now)) return;
      if (step === "push") window.history.pushState(null, "", tableHref(next));
      else window.history.replaceState(null, "", tableHref(next));
      setAhead(formatListState(next));
    },
    [router],
  );
  return [state, update];
}

/** Another search; the cursor does not go along: its row may not match. */
export function withSearch(state: ListState, search: string): ListState {
  return { ...state, at: null, query: { ...state.query, search } };
}
