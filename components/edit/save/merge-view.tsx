import { MeaningChanges } from "@/components/diff/meaning-changes";
import { Button } from "@/components/ui/button";
import type { MeaningChange } from "@/lib/diff/meaning";
import type { MergeChoice, MergeRegion } from "@/lib/diff/merge3";
import { formatQuantity } from "@/lib/format/human";
import { ConflictChoice } from "./conflict-choice";
import type { Merging } from "./use-saving";

type Conflict = Extract<MergeRegion, { type: "conflict" }>;

/** Conflicts that are shown one by one. */
const MOST = 50;

/** What both sides changed since the draft was begun, and whose change each conflict takes. */
export function MergeView({ merging, onDecide }: { merging: Merging; onDecide: (merging: Merging) => void }) {
  const { merge, choices } = merging;
  const { proposal } = merge;
  const conflicts =
    proposal.type === "text" ? proposal.regions.filter((region): region is Conflict => region.type === "conflict") : [];
  const open = choices.filter((choice) => choice === null).length;
  const choose = (at: number, choice: MergeChoice) => onDecide({ merge, choices: choices.with(at, choice) });
  const chooseAll = (choice: MergeChoice) => onDecide({ merge, choices: choices.map(() => choice) });
  if (merge.hash === null) return <Side title="Yours" changes={merge.mine} known={merge.hasBase} />;
  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Side title="Yours" changes={merge.mine} known={merge.hasBase} />
        <Side title="On the disk" changes={merge.theirs} known={merge.hasBase} />
      </div>
      {conflicts.length > 0 && (
        <section aria-label="Conflicts" className="space-y-3">
          <div className="flex flex-wrap items-center gap-2">
            <h3 className="mr-auto font-semibold">
              {formatQuantity(conflicts.length, "place")} where both changed the same
              {open > 0 && <span className="font-normal text-warning"> · {open} to decide</span>}
            </h3>
            {conflicts.length > 1 && (
              <>
                <Button onClick={() => chooseAll("mine")}>All yours</Button>
                <Button onClick={() => chooseAll("theirs")}>All from the disk</Button>
              </>
            )}
          </div>
          {conflicts.slice(0, MOST).map((conflict, at) => (
            <ConflictChoice
              key={conflict.line}
              conflict={conflict}
              choice={choices[at] ?? null}
              onChoose={(choice) => choose(at, choice)}
            />
          ))}
          {conflicts.length > MOST && (
            <p className="text-ink-muted">
              {formatQuantity(conflicts.length - MOST, "further place")}: take all of one side, or edit again from what
              the file says now.
            </p>
          )}
        </section>
      )}
      <h3 className="border-t pt-3 font-semibold">The merge, against what the file says now</h3>
      {open > 0 && <p className="text-ink-muted">Decide above, and it is shown here.</p>}
    </div>
  );
}

function Side({ title, changes, known }: { title: string; changes: MeaningChange[] | null; known: boolean }) {
  return (
    <section aria-label={title} className="min-w-0 space-y-1">
      <h3 className="font-semibold">{title}</h3>
      {changes && changes.length > 0 && <MeaningChanges changes={changes} />}
      {changes?.length === 0 && <p className="text-ink-muted">Nothing that a reader of the conversation sees.</p>}
      {!changes && (
        <p className="text-ink-muted">
          {known
            ? "It cannot be read as a recording."
            : "What both started from is not known any more, so this cannot be told."}
        </p>
      )}
    </section>
  );
}
