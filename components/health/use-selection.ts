"use client";

import { useRef, useState } from "react";

/** Which of a list's items are chosen: single ones, ranges, and all there are, also those that are not loaded yet. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [everything, setEverything] = useState(false);
  const anchor = useRef<number | null>(null);

  const set = (next: ReadonlySet<number>) => {
    setChosen(next);
    setEverything(false);
  };
  const toggle = (index: number, range: boolean) => {
    const from = range && anchor.current !== null ? Math.min(anchor.current, index) : index;
    const to = range && anchor.current !== null ? Math.max(anchor.current, index) : index;
    const select = !chosen.has(index);
    const next = new Set(chosen);
    for (let at = from; at <= to; at++) select ? next.add(at) : next.delete(at);
    set(next);
    anchor.current = index;
  };
  const selectEverything = () => setEverything(true);
  return { chosen, everything, set, toggle, selectEverything };
}
