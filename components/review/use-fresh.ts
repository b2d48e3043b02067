"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useCatalogChange } from "@/components/shell/live";
import type { RangeNames, ReviewView } from "@/lib/review/view";

/** Milliseconds in which several changes are one, and up to which a range is compared anew unasked. */
const PAUSE = 300;
const QUICK = 1500;

/** Keeps the page true while files change: quietly where that is quick, else it says that the page is old. */
export function useFresh({ base, head }: RangeNames, { key, took }: ReviewView) {
  const router = useRouter();
  const { actions } = useServer();
  const [stale, setStale] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const refresh = useCallback(() => router.refresh(), [router]);
  useEffect(() => setStale(false), [key]);
  const look = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const found = await heard(() => actions.reviewKey({ base, head }));
      if (found.ok && found.key === key) return;
      if (took > QUICK) setStale(true);
      else refresh();
    }, PAUSE);
  }, [actions, base, head, key, took, refresh]);
  useCatalogChange(look);
  useEffect(() => {
    // A page that was gone back to shows what it showed then.
    look();
    window.addEventListener("focus", look);
    return () => {
      window.removeEventListener("focus", look);
      clearTimeout(timer.current);
    };
  }, [look]);
  return { stale, refresh };
}
