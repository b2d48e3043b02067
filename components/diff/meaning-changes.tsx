import type { MeaningChange } from "@/lib/diff/meaning";
import { visibleText } from "@/lib/format/visible";
import { ValueTexts } from "./value-changes";
import { WordDiff } from "./word-diff";

/** What a reader of the conversation sees change, part by part. */
export function MeaningChanges({ changes }: { changes: readonly MeaningChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className="@container divide-y rounded-md border">
      {changes.map(({ what, before, after }, index) => (
        <div key={`${index} ${what}`} className="grid gap-x-3 px-3 py-1.5 @lg:grid-cols-[minmax(6rem,10rem)_1fr]">
          <dt className="recorded text-ink-muted">{visibleText(what)}</dt>
          <dd className="recorded max-h-64 min-w-0 overflow-y-auto whitespace-pre-wrap">
            {/\s/.test(`${before}${after}`) ? (
              <WordDiff before={before ?? ""} after={after ?? ""} />
            ) : (
              <ValueTexts before={before} after={after} />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
