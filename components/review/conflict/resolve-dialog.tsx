"use client";

import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { reportChange } from "@/components/actions/report";
import { MeaningChanges } from "@/components/diff/meaning-changes";
import { MERGED_SIDES, MergeView } from "@/components/edit/save/merge-view";
import { Option } from "@/components/edit/save/option";
import { TextDiff } from "@/components/edit/text-diff";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ConflictView, ResolutionPreview } from "@/lib/review/conflict";
import { SIDES, sideTitle } from "./side-words";
import { type Take, useResolving } from "./use-resolving";

type Props = { conflict: ConflictView; onClose: () => void; onDone: () => void };

/** Whose side a file takes, or how both go together; what that writes is shown, then written. */
export function ResolveDialog({ conflict, onClose, onDone }: Props) {
  const { actions } = useServer();
  const mac = useMac();
  const { path, merge, problems } = conflict;
  const resolving = useResolving(conflict, (entry) => {
    const sentence = entry
      ? "Resolved in the work tree. `git add` is left to you."
      : "The file is so already. `git add`, or `git rm`, is left to you.";
    void reportChange(sentence, entry ? [entry.id] : [], actions);
    onDone();
  });
  const { take, setTake, choices, setChoices, preview, refusal, busy, canWrite, write } = resolving;
  useKeys([{ keys: ["mod+Enter"], label: "Write", run: () => void write(), everywhere: true }], "Resolve");
  const option = (each: Take) => ({ name: "side", checked: take === each, onChoose: () => setTake(each) });
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title="Resolve the merge conflict"
      description={visibleText(path)}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-ink-muted">
            Only the file is written. The index is yours: <code className="font-mono text-code">git add</code> ends the
            conflict for git.
          </p>
          <div className="ml-auto flex gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button tone={preview?.goes ? "danger" : "primary"} disabled={!canWrite} onClick={write}>
              {busy ? "Writing…" : preview?.goes ? "Delete the file" : "Write the file"}
              <Kbd keys={formatKeys("mod+Enter", mac)} />
            </Button>
          </div>
        </div>
      }
    >
      <div className="space-y-4" aria-busy={busy}>
        <fieldset className="space-y-1.5">
          <legend className="mb-1 font-semibold">What the file is to hold</legend>
          {SIDES.map((side) => (
            <Option key={side} {...option(side)} title={sideTitle(conflict, side)}>
              {problems[side] === "it was deleted"
                ? "This side deleted the file: so would you."
                : "All of this side, byte for byte."}
            </Option>
          ))}
          {merge && (
            <Option {...option("merge")} title="Both, merged">
              What only one side changed is taken; where both changed the same, you choose.
            </Option>
          )}
        </fieldset>
        {take === "merge" && merge && (
          <MergeView
            merging={{ merge, choices }}
            sides={MERGED_SIDES}
            onDecide={({ choices: next }) => setChoices(next)}
          />
        )}
        {refusal && <RefusalNote refusal={refusal} />}
        {preview && <Outcome conflict={conflict} preview={preview} />}
      </div>
    </Dialog>
  );
}

function Outcome({ conflict, preview }: { conflict: ConflictView; preview: ResolutionPreview }) {
  const { against, changedLines, text, problem, goes } = preview;
  if (goes) return <p className="text-ink-muted">The file goes to the trash; undo brings it back.</p>;
  return (
    <section aria-label="What is written" className="space-y-3">
      {problem !== null && (
        <p className="rounded-md bg-warning-fill px-3 py-1.5 text-warning">
          No recording can be read from it: {visibleText(problem)}.
        </p>
      )}
      {SIDES.map((side) => {
        const changes = against[side];
        if (!changes) return null;
        return changes.length === 0 ? (
          <p key={side} className="text-ink-muted">
            A reader sees what {sideTitle(conflict, side)} says.
          </p>
        ) : (
          <section key={side} aria-label={`Against ${side}`} className="space-y-1">
            <h3 className="font-semibold">Against {sideTitle(conflict, side)}</h3>
            <MeaningChanges changes={changes} />
          </section>
        );
      })}
      {text.hunks.length > 0 && (
        <details>
          <summary className="w-fit rounded-sm text-ink-muted">
            {formatQuantity(changedLines.added, "line")} added, {formatCount(changedLines.removed)} removed in the file
          </summary>
          <div className="mt-1.5">
            <TextDiff text={text} />
          </div>
        </details>
      )}
    </section>
  );
}
