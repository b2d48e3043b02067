"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type FindingsPage, fetchFindings, type HealthFinding } from "./health-data";

/** The findings of a rule, fetched as they are scrolled to. */
export function useFindings(rule: string, first: FindingsPage) {
  const [findings, setFindings] = useState<HealthFinding[]>(first.findings);
  const [total, setTotal] = useState(first.total);
  const [error, setError] = useState<string | null>(null);
  const busy = useRef(false);

  useEffect(() => {
    setFindings(first.findings);
    setTotal(first.total);
    setError(null);
  }, [first]);

  const loaded = findings.length;
  const more = useCallback(async () => {
    if (busy.current || loaded >= total) return;
    busy.current = true;
    try {
      const page = await fetchFindings(rule, loaded);
      setFindings((old) => (old.length === loaded ? [...old, ...page.findings] : old));
      setTotal(page.total);
      setError(null);
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
    } finally {
      busy.current = false;
    }
  }, [rule, loaded, total]);

  return { findings, total, error, more };
}
