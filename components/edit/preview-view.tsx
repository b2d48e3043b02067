import type { ReactNode } from "react";
import { MeaningChanges } from "@/components/diff/meaning-changes";
import type { ChangePreview } from "@/lib/change/preview";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { AffectedTurns } from "./save/affected-turns";
import { KeyChange } from "./save/key-change";
import { TextDiff } from "./text-diff";

/** Changed lines up to this number are shown at once. */
const FEW = 24;

/**
 * What a change would do, before it is done: what a reader sees change, the request key, turns that are affected, and
 * the lines of the file. `children` stand behind what is said of the key.
 */
export function PreviewView({ preview, children }: { preview: ChangePreview; children?: ReactNode }) {
  const { changedLines, meaning, text, key, warnings, downstream } = preview;
  const { added, removed } = changedLines;
  return (
    <div className="space-y-3">
      {warnings.map(({ message, pointer }) => (
        <p key={`${pointer} ${message}`} className="recorded rounded-md bg-warning-fill px-3 py-1.5 text-warning">
          {visibleText(message)}
        </p>
      ))}
      <section aria-label="What a reader sees change">
        {meaning.length === 0 && (
          <p className="text-ink-muted">Nothing that a reader of the conversation sees changes.</p>
        )}
        <MeaningChanges changes={meaning} />
      </section>
      <KeyChange consequence={key} />
      {children}
      <AffectedTurns turns={downstream} />
      {text.hunks.length === 0 ? (
        <p className="text-ink-muted">No line of the file changes.</p>
      ) : (
        <details open={added + removed <= FEW}>
          <summary className="w-fit rounded-sm text-ink-muted">
            {formatQuantity(added, "line")} added, {formatCount(removed)} removed in git
          </summary>
          <div className="mt-1.5">
            <TextDiff text={text} />
          </div>
        </details>
      )}
    </div>
  );
}
