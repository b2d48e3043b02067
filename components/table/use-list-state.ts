"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { emptyState, type ListState, parseListState, tableHref } from "@/lib/url-state/list-state";

/** `push` makes a step to which "back" returns, `replace` does not. */
export type Step = "push" | "replace";
export type UpdateListState = (change: (state: ListState) => ListState, step?: Step) => void;

/** The table's state, which is its address; changing it asks the server for nothing. */
export function useListState(): [ListState, UpdateListState] {
  const text = useSearchParams().toString();
  const state = useMemo(() => parseListState(new URLSearchParams(text)), [text]);
  const router = useRouter();
  const update = useCallback<UpdateListState>(
    (change, step = "push") => {
      if (window.location.pathname !== "/") return router.push(tableHref(change(emptyState)));
      const href = tableHref(change(parseListState(new URLSearchParams(window.location.search))));
      if (href === window.location.pathname + window.location.search) return;
      if (step === "push") window.history.pushState(null, "", href);
      else window.history.replaceState(null, "", href);
    },
    [router],
  );
  return [state, update];
}

/** Another search; the cursor does not go along: its row may not match. */
export function withSearch(state: ListState, search: string): ListState {
  return { ...state, at: null, query: { ...state.query, search } };
}
