import { CircleCheck, CircleDashed } from "lucide-react";
import { RecordingLink } from "@/components/recording/recording-link";
import { CopyButton } from "@/components/ui/copy-button";
import type { Explanation } from "@/lib/explain/explain";
import { formatQuantity, shortKey } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { Hashed } from "./hashed";
import { NearList } from "./near-list";

/** What was looked for, whether it is recorded, and if not, what comes nearest. */
export function Answer({ answer }: { answer: Explanation }) {
  const { clue, key, found, misnamed, nearest, places, assumptions } = answer;
  const isRecorded = found.length > 0;
  return (
    <div className="space-y-5">
      <section aria-label="Verdict" className="space-y-1.5">
        <h2 className="flex flex-wrap items-center gap-2">
          {isRecorded ? (
            <CircleCheck aria-hidden size={16} className="text-added" />
          ) : (
            <CircleDashed aria-hidden size={16} className="text-changed" />
          )}
          {key !== null && (
            <span className="flex items-center font-mono text-code" title={key}>
              {shortKey(key)}…
              <CopyButton text={key} label="Copy the whole key" />
            </span>
          )}
          <span className="font-semibold">{isRecorded ? "is recorded" : "is not recorded"}</span>
        </h2>
        {!isRecorded && clue.body === null && (
          <p className="text-ink-muted">
            Only the key is known. Paste the failing test's log, or the request itself, to see which recording it was
            meant to be.
          </p>
        )}
        {found.map((path) => (
          <RecordingLink key={path} path={path} />
        ))}
        {misnamed.length > 0 && (
          <div>
            <p>
              {formatQuantity(misnamed.length, "recording has", "recordings have")} this request under another name,
              where replay does not find {misnamed.length === 1 ? "it" : "them"}:
            </p>
            {misnamed.map((path) => (
              <RecordingLink key={path} path={path} />
            ))}
          </div>
        )}
        {assumptions.map(({ field, value, from }) => (
          <p key={field} className="recorded text-ink-muted">
            The text does not say its <code className="font-mono text-code">{field}</code>: taken as{" "}
            <code className="font-mono text-code">{value === null ? "null" : visibleText(value)}</code> from{" "}
            {visibleText(from)}.
          </p>
        ))}
      </section>

      {nearest.length > 0 && (
        <NearList title={isRecorded ? "Similar recordings" : "Nearest recordings"} nearest={nearest} />
      )}

      {places.length > 0 && (
        <section aria-label="Where replay looks">
          <h3 className="font-semibold">Where replay looks</h3>
          <ol className="list-decimal pl-5">
            {places.map(({ path, what }) => (
              <li key={path} className="recorded">
                <code className="font-mono text-code">{visibleText(path)}</code>{" "}
                <span className="text-ink-muted">({what === "test" ? "beside the test" : "shared"})</span>
              </li>
            ))}
          </ol>
        </section>
      )}

      <Hashed answer={answer} />
    </div>
  );
}
