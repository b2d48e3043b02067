"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useLive } from "@/components/shell/live";
import { PAGE_ROWS } from "@/lib/list/wire";
import type { ListState } from "@/lib/url-state/list-state";
import type { RowStore } from "./row-store";
import type { useCursor } from "./use-cursor";
import type { UpdateListState } from "./use-list-state";

/** Height of the column names, which stay at the top; a phone shows none. */
const HEADER = 29;

/** Keeps the list where people left it, and finds the row that the address names. */
export function usePlace({
  state,
  update,
  store,
  pending,
  cursor,
  scroller,
  rowHeight,
  phone,
}: {
  state: ListState;
  update: UpdateListState;
  store: RowStore;
  pending: boolean;
  cursor: ReturnType<typeof useCursor>;
  scroller: RefObject<HTMLDivElement | null>;
  rowHeight: number;
  phone: boolean;
}): { reveal: (line: number) => void } {
  // Back at a list that was left: where it was scrolled to, before anything is painted.
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = store.memory.scrollTop;
  }, [store, scroller]);

  // The cursor's row is not among those at hand: ask where it stands. While the folder is read it may yet come.
  const indexing = useLive((live) => live.status.state === "indexing");
  const lost = state.at !== null && cursor.line === null && store.summary !== null && !pending && !indexing;
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (!lost || state.at === null || wanted.current === state.at) return;
    wanted.current = state.at;
    void store.refresh({ offset: 0, limit: PAGE_ROWS, around: state.at }).then((at) => {
      if (at === null) update((now) => ({ ...now, at: null }), "replace");
    });
  }, [lost, state.at, store, update]);
  // Shown when it is found, and not each time it moves.
  useEffect(() => {
    if (cursor.line === null || cursor.row?.path !== wanted.current) return;
    wanted.current = null;
    const box = scroller.current;
    if (box) box.scrollTop = cursor.line * rowHeight - box.clientHeight / 3;
  }, [cursor.line, cursor.row, rowHeight, scroller]);

  return {
    reveal(line) {
      const box = scroller.current;
      if (!box) return;
      const top = line * rowHeight;
      const room = box.clientHeight - (phone ? 0 : HEADER);
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight > box.scrollTop + room) box.scrollTop = top + rowHeight - room;
    },
  };
}
