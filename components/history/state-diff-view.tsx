import { MeaningChanges } from "@/components/diff/meaning-changes";
import { TextDiff } from "@/components/edit/text-diff";
import type { StateDiff } from "@/lib/change/state-diff";
import { formatCount, formatQuantity } from "@/lib/format/human";

/** How a recording differs from one state to another: what a reader sees, and the lines of the file. */
export function StateDiffView({
  diff: { kind, changedLines, meaning, text },
  label,
}: {
  diff: StateDiff;
  label: string;
}) {
  if (kind === "same") return <p className="text-ink-muted">The file holds exactly this already.</p>;
  const lines = `${formatQuantity(changedLines.added, "line")} added, ${formatCount(changedLines.removed)} removed.`;
  return (
    <div className="space-y-3">
      <p className="text-ink-muted">
        {kind === "created" && "There is no file before. "}
        {kind === "removed" && "There is no file after. "}
        {text === null ? "One of both states is not UTF-8, so that it cannot be shown." : lines}
        {meaning?.length === 0 && " Nothing that a reader of the conversation sees changes."}
      </p>
      {meaning && <MeaningChanges changes={meaning} />}
      {text && (
        <div className="max-h-[50vh] overflow-y-auto">
          <TextDiff text={text} label={`The file's lines, ${label}`} />
        </div>
      )}
    </div>
  );
}
