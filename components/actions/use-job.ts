"use client";

import { useEffect, useState } from "react";
import { type JobView, jobDecoder } from "@/lib/change/job";
import { decode } from "@/lib/list/decode";

/** Milliseconds between two looks at a job that runs. */
const LOOK = 250;

/** A job of the server, looked at until it is over. `gone`: the server does not know it (any more). */
export function useJob(id: string): { job: JobView | null; gone: boolean } {
  const [job, setJob] = useState<JobView | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const response = await fetch(`/api/jobs?${new URLSearchParams({ id })}`, { signal: abort.signal });
        if (response.status === 404) return setGone(true);
        const next = decode(jobDecoder, await response.json());
        setJob(next);
        if (next.state !== "running") return;
      } catch {
        // The shell says when the server cannot be heard; the next look may succeed.
      }
      if (!abort.signal.aborted) timer = setTimeout(look, LOOK);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [id]);
  return { job, gone };
}
