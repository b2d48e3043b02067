import { WordDiff } from "@/components/diff/word-diff";
import type { ChangePreview } from "@/lib/change/preview";
import type { MeaningChange } from "@/lib/diff/meaning";
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
        <dl className="divide-y rounded-md border empty:hidden">
          {meaning.map((change) => (
            <MeaningRow key={change.what} change={change} />
          ))}
        </dl>
      </section>
      <TextDiff text={text} />
    </div>
  );
}

function MeaningRow({ change: { what, before, after } }: { change: MeaningChange }) {
  return (
    <div className="grid gap-x-3 px-3 py-1.5 sm:grid-cols-[minmax(6rem,10rem)_1fr]">
      <dt className="recorded text-ink-muted">{visibleText(what)}</dt>
      <dd className="recorded max-h-64 min-w-0 overflow-y-auto whitespace-pre-wrap">
        <WordDiff before={before ?? ""} after={after ?? ""} />
      </dd>
    </div>
  );
}
