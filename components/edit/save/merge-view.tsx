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

/** What both sides are called: over what they changed, in a choice, and what comes of both. */
export type SideWords = {
  mine: string;
  theirs: string;
  choice: Record<MergeChoice, string>;
  outcome: string;
};

/** A draft, and what became of its file meanwhile. */
const DRAFT_AND_DISK: SideWords = {
  mine: "Yours",
  theirs: "On the disk",
  choice: { both: "Both changes", mine: "Yours", theirs: "From the disk" },
  outcome: "The merge, against what the file says now",
};

/** Both sides of a merge of git's. */
export const MERGED_SIDES: SideWords = {
  mine: "Ours",
  theirs: "Theirs",
  choice: { both: "Both changes", mine: "Ours", theirs: "Theirs" },
  outcome: "What comes of it",
};

/** What both sides changed since they parted, and whose change each conflict takes. */
export function MergeView({
  merging,
  sides = DRAFT_AND_DISK,
  onDecide,
}: {
  merging: Merging;
  sides?: SideWords;
  onDecide: (merging: Merging) => void;
}) {
  const { merge, choices } = merging;
  const { proposal } = merge;
  const conflicts =
    proposal.type === "text" ? proposal.regions.filter((region): region is Conflict => region.type === "conflict") : [];
  const open = choices.filter((choice) => choice === null).length;
  const choose = (at: number, choice: MergeChoice) => onDecide({ merge, choices: choices.with(at, choice) });
  const chooseAll = (choice: MergeChoice) => onDecide({ merge, choices: choices.map(() => choice) });
  if (merge.hash === null && sides === DRAFT_AND_DISK)
    return <Side title={sides.mine} changes={merge.mine} known={merge.hasBase} />;
  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-2">
        <Side title={sides.mine} changes={merge.mine} known={merge.hasBase} />
        <Side title={sides.theirs} changes={merge.theirs} known={merge.hasBase} />
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
                <Button onClick={() => chooseAll("mine")}>All {sides.choice.mine.toLowerCase()}</Button>
                <Button onClick={() => chooseAll("theirs")}>All {sides.choice.theirs.toLowerCase()}</Button>
              </>
            )}
          </div>
          {conflicts.slice(0, MOST).map((conflict, at) => (
            <ConflictChoice
              key={conflict.line}
              conflict={conflict}
              choice={choices[at] ?? null}
              titles={sides.choice}
              onChoose={(choice) => choose(at, choice)}
            />
          ))}
          {conflicts.length > MOST && (
            <p className="text-ink-muted">
              {formatQuantity(conflicts.length - MOST, "further place")}: take all of one side, or go back and edit the
              text.
            </p>
          )}
        </section>
      )}
      <h3 className="border-t pt-3 font-semibold">{sides.outcome}</h3>
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
