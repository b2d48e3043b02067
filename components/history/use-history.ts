"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useCatalogChange } from "@/components/shell/live";
import { HISTORY_PAGE, type HistoryPage, type HistoryQuery } from "@/lib/change/history-page";
import type { Refusal } from "@/lib/change/refusal";

type Wanted = Omit<HistoryQuery, "limit">;

/** The entries of the history, fetched as they are scrolled to, and anew when recordings change. */
export function useHistory(wanted: Wanted, first: HistoryPage | null) {
  const { actions } = useServer();
  const [page, setPage] = useState(first);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { why, text, path, entry } = wanted;
  const asked = useRef(0);
  const loaded = page?.entries.length ?? 0;
  const fetchPage = useCallback(
    async (limit: number) => {
      const turn = ++asked.current;
      const read = await heard(() => actions.historyPage({ why, text, path, entry, limit }));
      if (turn !== asked.current) return;
      setRefusal(read.ok ? null : read.refusal);
      if (read.ok) setPage(read.page);
    },
    [actions, why, text, path, entry],
  );

  // Another query has another first page; without one, it is fetched.
  useEffect(() => {
    asked.current++;
    if (first) setPage(first);
    else void fetchPage(HISTORY_PAGE);
  }, [first, fetchPage]);

  const refresh = () => void fetchPage(Math.max(loaded, HISTORY_PAGE));
  useCatalogChange(refresh);
  const more = () => {
    if (page && loaded < page.total) void fetchPage(loaded + HISTORY_PAGE);
  };
  return { page, refusal, more, refresh };
}
