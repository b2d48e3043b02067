"use client";

import { useEffect, useState } from "react";
import { type JobView, jobDecoder } from "@/lib/change/job";
import { decode } from "@/lib/list/decode";
import { keepLooking } from "./keep-looking";

/** Milliseconds between two looks at a job that runs. */
const LOOK = 250;

/** A job of the server, looked at until it is over. `gone`: the server does not know it (any more). */
export function useJob(id: string): { job: JobView | null; gone: boolean } {
  const [job, setJob] = useState<JobView | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const look = async (signal: AbortSignal) => {
      const response = await fetch(`/api/jobs?${new URLSearchParams({ id })}`, { signal });
      if (response.status === 404) {
        setGone(true);
        return false;
      }
      const next = decode(jobDecoder, await response.json());
      setJob(next);
      return next.state === "running";
    };
    return keepLooking(look, LOOK);
  }, [id]);
  return { job, gone };
}
