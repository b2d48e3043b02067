import type { JobSummary } from "@/lib/change/job";
import { visibleText } from "@/lib/format/visible";

/** What of a job failed, and why. */
export function FailedList({ failed }: Pick<JobSummary, "failed">) {
  if (failed.length === 0) return null;
  return (
    <ul aria-label="What failed" tabIndex={0} className="max-h-40 divide-y overflow-y-auto rounded-md border">
      {failed.map(({ path, why }, index) => (
        <li key={index} className="recorded px-2 py-1">
          <span className="block truncate font-mono text-code" title={visibleText(path)}>
            {visibleText(path)}
          </span>
          <span className="text-error">{visibleText(why)}</span>
        </li>
      ))}
    </ul>
  );
}
