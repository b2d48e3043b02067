"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useJob } from "@/components/actions/use-job";
import { Button, IconButton } from "@/components/ui/button";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import { JobProgress } from "./job-progress";
import { JobResult } from "./job-result";
import { dismissJob, followJob } from "./job-store";
import { useTitleProgress } from "./use-title-progress";

/** One job: how far it is, with a way to stop it; then what came of it, with a way back. */
export function JobCard({ id }: { id: string }) {
  const { actions } = useServer();
  const { job, gone } = useJob(id);
  const [stopping, setStopping] = useState(false);
  const [undone, setUndone] = useState<"no" | "busy" | "yes" | Refusal>("no");
  useTitleProgress(job);
  useEffect(() => {
    if (gone) dismissJob(id);
  }, [gone, id]);
  if (!job) return null;

  const running = job.state === "running";
  const cancel = async () => {
    setStopping(true);
    const asked = await heard(() => actions.cancelJob({ id }));
    if (!asked.ok) setStopping(false);
  };
  const undo = async () => {
    setUndone("busy");
    const done = await heard(() => actions.undo({ ids: job.summary?.changes.toReversed() ?? [] }));
    if (done.ok && done.job !== null) {
      followJob(done.job);
      dismissJob(id);
    } else setUndone((done.ok ? done.stopped : done.refusal) ?? "yes");
  };
  return (
    <section aria-label={visibleText(job.title)} className="rounded-md border bg-raised p-3 md:shadow-float">
      <div className="flex items-start justify-between gap-2">
        <h2 className="recorded min-w-0 font-semibold">{visibleText(job.title)}</h2>
        {!running && (
          <IconButton label="Dismiss" onClick={() => dismissJob(id)} className="-mt-1 -mr-1">
            <X aria-hidden size={14} />
          </IconButton>
        )}
      </div>
      {running && (
        <div className="mt-1 flex items-center justify-between gap-2">
          <JobProgress job={job} />
          <Button onClick={cancel} disabled={stopping}>
            {stopping ? "Stopping…" : "Cancel"}
          </Button>
        </div>
      )}
      {!running && <JobResult job={job} undone={undone} onUndo={undo} />}
    </section>
  );
}
