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
    // On a phone it has a place of its own below the page; on a wide page it floats over what a footer leaves free.
    <aside
      data-work
      aria-label="Work under way"
      className="z-30 shrink-0 space-y-2 max-md:sticky max-md:bottom-0 max-md:max-h-[40dvh] max-md:overflow-y-auto max-md:border-t max-md:bg-surface max-md:p-2 md:fixed md:bottom-14 md:left-3 md:w-74 lg:w-90"
    >
      {ids.map((id) => (
        <JobCard key={id} id={id} />
      ))}
    </aside>
  );
}
