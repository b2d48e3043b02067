import { MeaningChanges } from "@/components/diff/meaning-changes";
import type { ChangePreview } from "@/lib/change/preview";
import { formatCount, formatQuantity, shortKey } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { TextDiff } from "./text-diff";

/** What a change would do, before it is done: what a reader sees change, the lines of the file, and the request key. */
export function PreviewView({ preview }: { preview: ChangePreview }) {
  const { changedLines, meaning, text, key, warnings } = preview;
  return (
    <div className="space-y-3">
      <p className="text-ink-muted">
        {formatQuantity(changedLines.added, "line")} added, {formatCount(changedLines.removed)} removed.{" "}
        {key.before === key.after ? (
          "The request key stays."
        ) : (
          <>
            The request key changes: <code className="font-mono text-code">{shortKey(key.before ?? "none")}</code> →{" "}
            <code className="font-mono text-code">{shortKey(key.after ?? "none")}</code>.
          </>
        )}
      </p>
      {warnings.map(({ message, pointer }) => (
        <p key={`${pointer} ${message}`} className="recorded text-warning">
          {visibleText(message)}
        </p>
      ))}
      <section aria-label="What a reader sees change">
        {meaning.length === 0 && (
          <p className="text-ink-muted">Nothing that a reader of the conversation sees changes.</p>
        )}
        <MeaningChanges changes={meaning} />
      </section>
      <TextDiff text={text} />
    </div>
  );
}
