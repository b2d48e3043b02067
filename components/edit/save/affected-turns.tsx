import { RecordingLink } from "@/components/recording/recording-link";
import type { DownstreamTurn } from "@/lib/change/preview";
import { formatQuantity } from "@/lib/format/human";

/** Turns whose requests repeat the answer that is being changed. */
export function AffectedTurns({ turns }: { turns: readonly DownstreamTurn[] }) {
  if (turns.length === 0) return null;
  return (
    <section aria-label="Affected turns" className="rounded-md border px-3 py-2">
      <p>
        {formatQuantity(turns.length, "later turn")} of the same test {turns.length === 1 ? "repeats" : "repeat"} this
        answer in {turns.length === 1 ? "its request" : "their requests"}. A test that gets the new answer sends another
        request there, which misses {turns.length === 1 ? "this recording" : "these recordings"}:
      </p>
      <ul className="mt-1 max-h-40 space-y-0.5 overflow-y-auto">
        {turns.map(({ path }) => (
          <li key={path} className="flex min-w-0">
            <RecordingLink path={path} />
          </li>
        ))}
      </ul>
    </section>
  );
}
