import { TakesResult } from "@/components/rerecord/takes-result";
import { Button } from "@/components/ui/button";
import type { JobView } from "@/lib/change/job";
import type { Refusal } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { FailedList } from "./failed-list";

type Props = { job: JobView; undone: "no" | "busy" | "yes" | Refusal; onUndo: () => void };

/** What came of a job: how many recordings changed, what failed and why, and the way back. */
export function JobResult({ job: { id, state, summary, problem }, undone, onUndo }: Props) {
  if (!summary) {
    return (
      <p role="alert" className="recorded text-error">
        {visibleText(`It failed: ${problem ?? "nothing is known"}.`)}
      </p>
    );
  }
  if (summary.takes !== undefined) return <TakesResult job={id} summary={summary} cancelled={state === "cancelled"} />;
  const { changed, unchanged, failed, changes } = summary;
  const counts = [
    `${formatQuantity(changed, "recording")} changed`,
    ...(unchanged > 0 ? [`${formatCount(unchanged)} already as they should be`] : []),
    ...(failed.length > 0 ? [`${formatCount(failed.length)} failed`] : []),
  ];
  return (
    <div className="space-y-2">
      <div className="flex items-center justify-between gap-2">
        <p role="status" className="text-ink-muted">
          {state === "cancelled" && "Cancelled: "}
          {counts.join(", ")}.{undone === "yes" && " Undone."}
        </p>
        {changes.length > 0 && undone !== "yes" && (
          <Button onClick={onUndo} disabled={undone === "busy"}>
            {undone === "busy" ? "Undoing…" : "Undo"}
          </Button>
        )}
      </div>
      {typeof undone === "object" && (
        <p role="alert" className="recorded text-error">
          {visibleText(`${undone.problem.message}. ${undone.problem.hint}`)}
        </p>
      )}
      <FailedList failed={failed} />
    </div>
  );
}
