import { WordDiff } from "@/components/diff/word-diff";
import type { ChunkDiff, ChunkRow } from "@/lib/diff/chunk-diff";

/** The JSON of a pair of chunks, beside each other. */
export function PickedChunks({ diff, row: { before, after } }: { diff: ChunkDiff; row: ChunkRow }) {
  const was = before === null ? null : dedented(diff.before[before]?.raw ?? "");
  const is = after === null ? null : dedented(diff.after[after]?.raw ?? "");
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

/** A value as if it stood at the margin: without the indent that it has in its file. */
function dedented(raw: string): string {
  const indent = /\n( *)[}\]]$/.exec(raw)?.[1] ?? "";
  return indent === "" ? raw : raw.replaceAll(`\n${indent}`, "\n");
}
