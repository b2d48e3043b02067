import { ProgressBar } from "@/components/ui/state";
import { type JobView, paceOf } from "@/lib/change/job";
import { formatCount, formatDuration } from "@/lib/format/human";

/** A bar, and below it the counts, the rate and the time that is left. */
export function JobProgress({ job }: { job: Pick<JobView, "title" | "done" | "failures" | "total" | "elapsed"> }) {
  const { title, done, failures, total } = job;
  const pace = paceOf(job);
  return (
    <div className="min-w-0 flex-1 text-small text-ink-muted">
      <ProgressBar done={done} total={total} label={title} />
      <p className="tabular mt-1 truncate">
        {formatCount(done)} of {formatCount(total)}
        {failures > 0 && <span className="text-error"> · {formatCount(failures)} failed</span>}
        {pace &&
          ` · ${formatCount(Math.round(pace.rate))} a second${pace.left < 1000 ? "" : ` · ${formatDuration(pace.left)} left`}`}
      </p>
    </div>
  );
}
