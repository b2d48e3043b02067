import { fieldNameOf } from "@/lib/diff/field-name";
import type { ValueChange } from "@/lib/diff/value-diff";
import { visibleText } from "@/lib/format/visible";
import { WordDiff } from "./word-diff";

/** Differences between two JSON values, a field a row: what stood there, and what stands there now. */
export function ValueChanges({ changes, label }: { changes: readonly ValueChange[]; label: string }) {
  return (
    <dl aria-label={label} className="divide-y rounded-md border">
      {changes.map(({ pointer, before, after }) => (
        <div
          key={`${pointer} ${before === null}`}
          className="grid gap-x-3 px-3 py-1.5 sm:grid-cols-[minmax(8rem,14rem)_1fr]"
        >
          <dt className="recorded font-mono text-code text-ink-muted">{visibleText(fieldNameOf(pointer))}</dt>
          <dd className="recorded max-h-48 min-w-0 overflow-y-auto font-mono text-code whitespace-pre-wrap">
            <ValueTexts before={before} after={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What stood in a place, and what stands there now, as raw JSON. */
export function ValueTexts({ before, after }: { before: string | null; after: string | null }) {
  if (before === null) return <ins className="bg-added-fill text-added no-underline">{visibleText(after ?? "")}</ins>;
  if (after === null) return <del className="bg-removed-fill text-removed">{visibleText(before)}</del>;
  const words = before.startsWith('"') && after.startsWith('"') && before.length + after.length > 40;
  if (words) return <WordDiff before={before} after={after} />;
  return (
    <>
      <del className="bg-removed-fill text-removed">{visibleText(before)}</del>
      <span aria-hidden className="px-1.5 text-ink-faint">
        →
      </span>
      <ins className="bg-added-fill text-added no-underline">{visibleText(after)}</ins>
    </>
  );
}
