import { MeaningChanges } from "@/components/diff/meaning-changes";
import { ValueTexts } from "@/components/diff/value-changes";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Sentence } from "@/components/ui/sentence";
import { CLASS_WORDS, type DiffClass } from "@/lib/diff/semantic/classes";
import { formatDuration } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { Answer } from "@/lib/take/answer";
import type { ComparedTake } from "@/lib/take/pending";
import { AnswerView } from "./answer-view";

/** What a take changes, in meaning; and what is no part of it, in short. */
export function TakeCompare({ compared, recorded }: { compared: ComparedTake; recorded: Answer | null }) {
  const { take, stale, class: name, parts, noise, answer } = compared;
  return (
    <>
      {stale && (
        <p className="rounded-md bg-warning-fill px-3 py-1.5 text-warning">
          {recorded
            ? "The recording was changed since this take was made. The comparison is with what is there now."
            : "The recording is gone, or cannot be read, since this take was made."}
        </p>
      )}
      {take.error && (
        <p className="recorded rounded-md bg-error-fill px-3 py-1.5 text-error">
          The provider answered with an error{parts.length === 0 && `: ${visibleText(take.error.message)}`}. Accepting
          it records an exception: {visibleText(take.error.type)}
          {take.error.status !== null && ` (${take.error.status})`}.
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted">
        <Badge tone={TONES[name] ?? "changed"}>{CLASS_WORDS[name]}</Badge>
        {name === "noise" && "No test sees a difference."}
        {noise.length > 0 && name !== "error" && (
          <span className="recorded">
            Noise: <Sentence text={`${noise.join(", ")}.`} />
          </span>
        )}
        <span className="tabular">Took {formatDuration(take.took)}.</span>
      </p>
      {parts.length > 0 && (
        <section aria-label="What changes in meaning">
          <MeaningChanges changes={parts} />
        </section>
      )}
      {parts.length === 0 && !take.error && (
        <section aria-label="The answer">
          <AnswerView answer={answer} />
        </section>
      )}
      {recorded && <Facts recorded={recorded} answer={answer} shown={parts.map(({ what }) => what)} />}
    </>
  );
}

const TONES: Partial<Record<DiffClass, BadgeTone>> = { error: "error", noise: "neutral", identical: "neutral" };

/** How the answers ended, and what they used. */
function Facts({ recorded, answer, shown }: { recorded: Answer; answer: Answer; shown: readonly string[] }) {
  const rows = [
    { what: "finish reason", before: recorded.finishReason, after: answer.finishReason },
    { what: "tokens in", before: textOf(recorded.tokens?.input), after: textOf(answer.tokens?.input) },
    { what: "tokens out", before: textOf(recorded.tokens?.output), after: textOf(answer.tokens?.output) },
  ].filter(({ what, before, after }) => (before !== null || after !== null) && !shown.includes(what));
  if (rows.length === 0) return null;
  return (
    <dl aria-label="End and usage" className="flex flex-wrap gap-x-6 gap-y-1">
      {rows.map(({ what, before, after }) => (
        <div key={what} className="flex gap-1.5">
          <dt className="text-ink-muted">{what}</dt>
          <dd className="recorded tabular">
            {before === after ? visibleText(before ?? "") : <ValueTexts before={before} after={after} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(count: number | null | undefined): string | null {
  return count == null ? null : String(count);
}
