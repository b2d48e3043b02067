import { WordDiff } from "@/components/diff/word-diff";
import type { ChunkDiff, ChunkRow } from "@/lib/diff/chunk-diff";

/** The JSON of a pair of chunks, beside each other. */
export function PickedChunks({ diff, row: { before, after } }: { diff: ChunkDiff; row: ChunkRow }) {
  const was = before === null ? null : (diff.before[before]?.raw ?? null);
  const is = after === null ? null : (diff.after[after]?.raw ?? null);
  return (
    <section aria-label="The chosen chunks" className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      {(["before", "after"] as const).map((side) => {
        const at = side === "before" ? before : after;
        return (
          <div key={side} className="min-w-0">
            <h3 className="text-small text-ink-muted">
              {side === "before" ? "Before" : "After"}
              {at === null ? ": no such chunk" : `: chunk ${at}`}
            </h3>
            {at !== null && (
              <pre tabIndex={0} className="recorded max-h-64 overflow-auto font-mono text-code whitespace-pre-wrap">
                <WordDiff before={was ?? is ?? ""} after={is ?? was ?? ""} side={side} />
              </pre>
            )}
          </div>
        );
      })}
    </section>
  );
}
