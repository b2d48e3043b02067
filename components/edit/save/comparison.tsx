import { MeaningChanges } from "@/components/diff/meaning-changes";
import type { Namesake } from "@/lib/change/merge";

/** How the recording that has a name differs from the one that is to get it. */
export function Comparison({ namesake: { meaning } }: { namesake: Namesake }) {
  if (meaning === null) return <p className="text-warning">That file is no recording; its text would be lost.</p>;
  if (meaning.length === 0) return <p>A reader sees no difference between the two.</p>;
  return (
    <section aria-label="From that recording to the edited one" className="space-y-1">
      <p className="text-ink-muted">From that recording to the edited one:</p>
      <MeaningChanges changes={meaning} />
    </section>
  );
}
