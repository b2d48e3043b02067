"use client";

import { useEffect } from "react";
import type { JobView } from "@/lib/change/job";

const MARK = /^\(\d+ %\) /;

/** Shows in the tab's title how far a job is, for those who look at another tab meanwhile. */
export function useTitleProgress(job: JobView | null): void {
  useEffect(() => {
    if (job?.state !== "running") return;
    const share = job.total === 0 ? 0 : Math.floor((job.done / job.total) * 100);
    document.title = `(${share} %) ${document.title.replace(MARK, "")}`;
    return () => {
      document.title = document.title.replace(MARK, "");
    };
  }, [job]);
}
