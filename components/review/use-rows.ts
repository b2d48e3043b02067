"use client";

import { useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import type { RangeNames, ReviewRow, ReviewView } from "@/lib/review/view";

/** Rows that are asked for at once. */
const STEP = 200;

/** The rows of a range, those that did not come with the page as they come into view. */
export function useRows(names: RangeNames, view: ReviewView) {
  const { actions } = useServer();
  const [fetched, setFetched] = useState<ReadonlyMap<string, ReviewRow>>(new Map());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    asked.current = new Set();
    setFetched(new Map());
  }, [view.key]);
  const first = new Map(view.rows.map((row) => [row.id, row]));
  const get = (id: string) => first.get(id) ?? fetched.get(id) ?? null;
  /** Asks for rows that are not known yet. */
  const want = (ids: readonly string[]) => {
    const missing = ids.filter((id) => get(id) === null && !asked.current.has(id)).slice(0, STEP);
    if (missing.length === 0) return;
    for (const id of missing) asked.current.add(id);
    void heard(() => actions.reviewRows({ ...names, key: view.key, ids: missing })).then((found) => {
      if (!found.ok) return;
      setFetched((old) => new Map([...old, ...found.rows.map((row) => [row.id, row] as const)]));
    });
  };
  return { get, want };
}
