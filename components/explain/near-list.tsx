import { ValueChanges } from "@/components/diff/value-changes";
import { RecordingLink } from "@/components/recording/recording-link";
import { Badge } from "@/components/ui/badge";
import { Sentence } from "@/components/ui/sentence";
import type { Near } from "@/lib/explain/nearest";
import { formatQuantity } from "@/lib/format/human";

const TIERS: Record<Near["tier"], string> = { test: "same test", model: "same model", other: "look-alike" };

/** Recordings that come near, each with the sentence that says how near, and the fields behind it. */
export function NearList({ title, nearest }: { title: string; nearest: readonly Near[] }) {
  return (
    <section aria-label={title} className="space-y-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="divide-y rounded-md border">
        {nearest.map(({ path, testId, tier, changes, sentence }, at) => (
          <li key={path} className="space-y-1 px-3 py-2">
            <div className="flex flex-wrap items-center gap-2">
              <RecordingLink path={path} testId={testId} />
              <Badge>{TIERS[tier]}</Badge>
            </div>
            <p className="recorded">
              <Sentence text={sentence} />
            </p>
            {changes.length > 0 && (
              <details open={at === 0}>
                <summary className="text-ink-muted">
                  {formatQuantity(changes.length, "field")}, recorded → asked
                </summary>
                <div className="pt-1.5">
                  <ValueChanges changes={changes} label="Fields that differ" />
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
