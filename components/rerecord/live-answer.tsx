"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useJob } from "@/components/actions/use-job";
import { followJob } from "@/components/jobs/job-store";
import { AnswerView } from "@/components/takes/answer-view";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/state";
import { formatDuration } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { takesHref } from "@/lib/url-state/takes-state";
import { useLiveAnswer } from "./use-live-answer";

type Props = { job: string; path: string; onClose: () => void };

/** One answer as it arrives, and what came of it. Closed before the end, the work goes on in the corner of the page. */
export function LiveAnswer({ job: id, path, onClose }: Props) {
  const { actions } = useServer();
  const router = useRouter();
  const { job } = useJob(id);
  const [stopping, setStopping] = useState(false);
  const running = job === null || job.state === "running";
  const answer = useLiveAnswer(id, running);
  const summary = job?.summary;
  const failure = summary?.failed[0]?.why ?? job?.problem ?? null;
  const close = () => {
    if (running) followJob(id);
    else router.refresh();
    onClose();
  };
  const stop = async () => {
    setStopping(true);
    const asked = await heard(() => actions.cancelJob({ id }));
    if (!asked.ok) setStopping(false);
  };
  const compare = () => {
    onClose();
    router.push(takesHref(path));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="Re-record"
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p role="status" className="tabular text-ink-muted">
            {running && (job ? `Asking for ${formatDuration(job.elapsed)}…` : "Asking…")}
            {!running && job.state === "cancelled" && "Cancelled. Nothing was kept."}
            {summary?.takes === 1 && "The answer waits as a take."}
            {summary?.unchanged === 1 && "The answer is the recorded one, byte for byte."}
          </p>
          <div className="flex gap-2">
            {running ? (
              <Button onClick={stop} disabled={stopping}>
                {stopping ? "Stopping…" : "Cancel"}
              </Button>
            ) : (
              <Button onClick={close}>Close</Button>
            )}
            {summary?.takes === 1 && (
              <Button tone="primary" autoFocus onClick={compare}>
                Compare
              </Button>
            )}
          </div>
        </div>
      }
    >
      <div className="max-h-[50vh] min-h-32 overflow-y-auto" tabIndex={0} role="log" aria-label="The answer so far">
        {answer && <AnswerView answer={answer} />}
        {!answer && running && <p className="text-ink-muted">Nothing has arrived yet.</p>}
        {!running && job.state !== "cancelled" && failure !== null && (
          <ErrorNote title="The provider gave no answer" where={visibleText(failure)} />
        )}
      </div>
    </Dialog>
  );
}
