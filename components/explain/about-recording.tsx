import { RecordingLink } from "@/components/recording/recording-link";
import { Badge } from "@/components/ui/badge";
import type { Explanation } from "@/lib/explain/explain";
import { formatQuantity, shortKey } from "@/lib/format/human";
import { Hashed } from "./hashed";
import { NearList } from "./near-list";

/** What is near a recording, and which keys change if its answer does. */
export function AboutRecording({
  path,
  testId,
  answer,
  downstream,
}: {
  path: string;
  testId: string | null;
  answer: Explanation | null;
  downstream: readonly { path: string; key: string | null }[];
}) {
  return (
    <div className="mx-auto w-full max-w-4xl space-y-5 p-4">
      <h1 className="flex min-w-0 flex-wrap items-baseline gap-2">
        <span className="text-ink-muted">Similar to</span>
        <RecordingLink path={path} testId={testId} />
      </h1>
      <section aria-label="If this answer changes" className="space-y-1">
        <h2 className="font-semibold">If this answer changes</h2>
        {downstream.length === 0 ? (
          <p className="text-ink-muted">
            No other recording of the test holds this answer in its request: no key changes.
          </p>
        ) : (
          <>
            <p>
              {formatQuantity(downstream.length, "later turn holds", "later turns hold")} it, and would get another key:
            </p>
            <ul className="divide-y rounded-md border">
              {downstream.map((turn) => (
                <li key={turn.path} className="flex flex-wrap items-center gap-2 px-3 py-1.5">
                  <RecordingLink path={turn.path} />
                  {turn.key !== null && <Badge tone="changed">key {shortKey(turn.key)}… changes</Badge>}
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {answer ? (
        <>
          {answer.nearest.length > 0 && <NearList title="Similar recordings" nearest={answer.nearest} />}
          <Hashed answer={answer} />
        </>
      ) : (
        <p className="text-ink-muted">
          The call of a tool or a file processor is found by its name alone: there is nothing to compare.
        </p>
      )}
    </div>
  );
}
