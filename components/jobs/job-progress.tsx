import { type JobView, paceOf } from "@/lib/change/job";
import { formatCount, formatDuration } from "@/lib/format/human";

/** A bar with counts, and below it the rate and the time that is left. */
export function JobProgress({ job }: { job: Pick<JobView, "title" | "done" | "total" | "elapsed"> }) {
  const { title, done, total } = job;
  const pace = paceOf(job);
  const share = total === 0 ? 0 : done / total;
  return (
    <div className="min-w-0 flex-1 text-small text-ink-muted">
      <div
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full bg-accent-fill" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="tabular mt-1 truncate">
        {formatCount(done)} of {formatCount(total)}
        {pace && ` · ${formatCount(Math.round(pace.rate))} a second · ${formatDuration(pace.left)} left`}
      </p>
    </div>
  );
}
