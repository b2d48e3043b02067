import { ValueTexts } from "@/components/diff/value-changes";
import { WordDiff } from "@/components/diff/word-diff";
import { visibleText } from "@/lib/format/visible";

export type Part = { what: string; before: string | null; after: string | null };

const TEXT = "recorded min-w-0 max-h-[60vh] overflow-y-auto whitespace-pre-wrap";

/** Parts of a recording, before and after: as one text with its words marked, or side by side. */
export function PartRows({ parts, split, label }: { parts: readonly Part[]; split: boolean; label: string }) {
  return (
    <dl aria-label={label} className="divide-y border-y">
      {parts.map((part, index) => (
        <div key={`${index} ${part.what}`} className="py-2">
          <dt className="recorded pb-0.5 text-small text-ink-muted">{visibleText(part.what)}</dt>
          {split ? <Split {...part} /> : <Unified {...part} />}
        </div>
      ))}
    </dl>
  );
}

function Unified({ before, after }: Part) {
  return (
    <dd className={`${TEXT} max-w-[90ch]`}>
      {before === after ? (
        <span className="text-ink-muted">{visibleText(after ?? "")}</span>
      ) : /\s/.test(`${before}${after}`) && before !== null && after !== null ? (
        <WordDiff before={before} after={after} />
      ) : (
        <ValueTexts before={before} after={after} />
      )}
    </dd>
  );
}

function Split({ before, after }: Part) {
  return (
    <dd className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
      {(["before", "after"] as const).map((side) => (
        <div key={side} className={TEXT}>
          {(side === "before" ? before : after) === null ? (
            <span className="text-ink-faint">not there</span>
          ) : (
            <WordDiff before={before ?? ""} after={after ?? ""} side={side} />
          )}
        </div>
      ))}
    </dd>
  );
}
