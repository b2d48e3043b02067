"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportRefusal } from "@/components/actions/report";
import { FailedList } from "@/components/jobs/failed-list";
import { dismissJob, followJob } from "@/components/jobs/job-store";
import { Button } from "@/components/ui/button";
import type { JobSummary } from "@/lib/change/job";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { takesHref } from "@/lib/url-state/takes-state";

/** What came of asking again: the takes, and a way to ask anew for what failed or was not reached. */
export function TakesResult({ job, summary, cancelled }: { job: string; summary: JobSummary; cancelled: boolean }) {
  const { actions } = useServer();
  const router = useRouter();
  const [resumed, setResumed] = useState(false);
  const { takes = 0, unchanged, failed, stopped = [], batch } = summary;
  // Takes are no recordings: nothing else tells the page that there are new ones.
  useEffect(() => router.refresh(), [router]);
  const counts = [
    `${formatQuantity(takes, "take")} pending`,
    ...(unchanged > 0 ? [`${formatCount(unchanged)} identical`] : []),
    ...(failed.length > 0 ? [`${formatCount(failed.length)} without an answer`] : []),
    ...(stopped.length > 0 ? [`${formatCount(stopped.length)} not asked`] : []),
  ];
  const resume = async () => {
    setResumed(true);
    const started = await heard(() =>
      batch === undefined
        ? actions.startRerecord({ paths: failed.map(({ path }) => path), times: 1, chain: false })
        : actions.resumeRerecord({ batch }),
    );
    if (started.ok) return followJob(started.job);
    setResumed(false);
    await reportRefusal(started.refusal);
  };
  return (
    <div className="space-y-2">
      <p role="status" className="text-ink-muted">
        {cancelled && "Cancelled: "}
        {counts.join(", ")}.
      </p>
      <FailedList failed={stopped} />
      <FailedList failed={cancelled ? failed.filter(({ why }) => !why.startsWith("cancelled")) : failed} />
      <div className="flex items-center gap-2">
        {failed.length > 0 && (
          <Button onClick={resume} disabled={resumed}>
            {cancelled ? "Resume" : "Try again"}: {formatQuantity(failed.length, "request")}
          </Button>
        )}
        {takes > 0 && (
          <Link
            href={takesHref()}
            onClick={() => dismissJob(job)}
            className="rounded-sm px-1 text-accent hover:underline"
          >
            Look at the takes
          </Link>
        )}
      </div>
    </div>
  );
}
