"use client";

import { useCallback, useEffect, useRef } from "react";

/** A function that stays the same and does what the last one given does: rows that get it are not drawn anew. */
export function useLatest<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
