"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useCatalogChange } from "@/components/shell/live";
import type { RangeNames, ReviewView } from "@/lib/review/view";

/** Milliseconds in which several changes are one. */
const PAUSE = 300;
/** Differences up to which a range is compared anew unasked: a second's work, however busy the machine may be now. */
const FEW = 300;

/** Keeps the page true while files change: quietly where few differ, else it says that the page is old. */
export function useFresh({ base, head }: RangeNames, { key, groups }: ReviewView) {
  const router = useRouter();
  const { actions } = useServer();
  const [stale, setStale] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFew = groups.reduce((sum, { ids }) => sum + ids.length, 0) <= FEW;
  const refresh = useCallback(() => router.refresh(), [router]);
  useEffect(() => setStale(false), [key]);
  const look = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const found = await heard(() => actions.reviewKey({ base, head }));
      if (found.ok && found.key === key) return;
      if (isFew) refresh();
      else setStale(true);
    }, PAUSE);
  }, [actions, base, head, key, isFew, refresh]);
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
