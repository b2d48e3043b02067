"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { followedJobs } from "./job-store";

const JobCard = dynamic(() => import("./job-card").then((module) => module.JobCard), { ssr: false });

/** Long work that this tab has started, on whatever page it is now; loaded with the first of it. */
export function JobTray() {
  const ids = useSyncExternalStore(followedJobs.subscribe, followedJobs.get, followedJobs.none);
  if (ids.length === 0) return null;
  return (
    <aside aria-label="Work under way" className="fixed inset-x-3 bottom-3 z-30 space-y-2 sm:right-auto sm:w-96">
      {ids.map((id) => (
        <JobCard key={id} id={id} />
      ))}
    </aside>
  );
}
