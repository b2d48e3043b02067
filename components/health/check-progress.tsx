"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useCatalogChange } from "@/components/shell/live";
import { Progress } from "@/components/ui/state";
import { formatCount } from "@/lib/format/human";
import { fetchProgress, type CheckProgress as State } from "./health-data";

/** Milliseconds between two looks at a check that runs. */
const LOOK = 400;

/** A bar while a check runs; when a new report is there, the page takes it in. */
export function CheckProgress({ initial }: { initial: State }) {
  const router = useRouter();
  const [state, setState] = useState(initial);
  const [look, setLook] = useState(0);
  const busy = state.state === "running" || state.state === "waiting";
  useCatalogChange(() => setLook((count) => count + 1));

  useEffect(() => {
    const abort = new AbortController();
    // A change on disk is checked a moment later: look again a few times even where nothing seems to run.
    let patience = 5;
    let seen = initial.version;
    const timer = setInterval(async () => {
      try {
        const next = await fetchProgress(abort.signal);
        setState(next);
        if (next.version !== seen || next.state === "failed") {
          seen = next.version;
          router.refresh();
        }
        if (next.state === "ready" && patience-- <= 0) clearInterval(timer);
      } catch {
        // The shell says when the server cannot be heard; the next look may succeed.
      }
    }, LOOK);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
    // A change on disk begins the looking anew.
  }, [look, initial.version, router]);

  if (!busy) return null;
  const label =
    state.state === "waiting"
      ? "waiting for the index"
      : `checked ${formatCount(state.done)} of ${formatCount(state.total)}`;
  return <Progress done={state.done} total={state.total} label={label} />;
}
