"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { keepLooking } from "@/components/actions/keep-looking";
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
  const [changes, setChanges] = useState(0);
  const busy = state.state === "running" || state.state === "waiting";
  useCatalogChange(() => setChanges((count) => count + 1));

  useEffect(() => {
    // A change on disk is checked a moment later: look again a few times even where nothing seems to run.
    let patience = 6;
    let seen = initial.version;
    const look = async (signal: AbortSignal) => {
      const next = await fetchProgress(signal);
      setState(next);
      if (next.version !== seen || next.state === "failed") {
        seen = next.version;
        router.refresh();
      }
      return next.state !== "ready" || patience-- > 0;
    };
    return keepLooking(look, LOOK);
    // A change on disk begins the looking anew.
  }, [changes, initial.version, router]);

  if (!busy) return null;
  const label =
    state.state === "waiting"
      ? "waiting for the index"
      : `checked ${formatCount(state.done)} of ${formatCount(state.total)}`;
  return <Progress done={state.done} total={state.total} label={label} />;
}
