"use client";

import { useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard } from "@/components/actions/report";
import { FilesOfAct } from "@/components/files/file-list";
import { withMerge } from "@/components/files/merges";
import { followJob } from "@/components/jobs/job-store";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Progress } from "@/components/ui/state";
import type { Refusal } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { FixFilePreview } from "./fix-file-preview";
import { shortOf } from "./short-of";
import { changes, sentencesOf, totalsOf } from "./totals";
import { type FixChoice, useSurvey } from "./use-survey";

/** What a fix would do to each of the files, in numbers and line by line; then it is begun, or left. */
export function FixDialog({ choice, onClose }: { choice: FixChoice; onClose: () => void }) {
  const { actions } = useServer();
  const { fix, targets, rows, left, refusal } = useSurvey(choice);
  const [shown, setShown] = useState(0);
  const [rename, setRename] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Refusal | null>(null);
  const totalsId = useId();
  const mac = useMac();
  /** Of files that meet another one at their new name: what they replace there. */
  const [over, setOver] = useState<ReadonlyMap<string, string>>(new Map());
  const totals = totalsOf(rows, { over, rename });
  const looking = refusal === null && (fix === null || rows.length < targets.length);
  const row = rows[shown];
  const target = row && targets.find(({ path }) => path === row.path);
  const problem = failure ?? refusal;

  const apply = async () => {
    if (!fix) return;
    setBusy(true);
    const seen = new Map(rows.map((each) => [each.path, each]));
    const wanted = targets.flatMap((each) => {
      const known = seen.get(each.path);
      if (!known || !changes(known, { over, rename })) return [];
      return [{ ...each, expectedHash: known.hash, over: over.get(each.path) ?? null }];
    });
    const started = await heard(() => actions.startFix({ fix: fix.name, targets: wanted, rename }));
    setBusy(false);
    if (!started.ok) return setFailure(started.refusal);
    followJob(started.job);
    onClose();
  };

  const canApply = !looking && !busy && totals.changing > 0;
  useKeys(
    [{ keys: ["mod+Enter"], label: "Apply the fix", everywhere: true, run: () => canApply && void apply() }],
    "Fix",
  );

  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={fix ? `${fix.title}: ${formatQuantity(targets.length, "file")}` : "Fix"}
      description={fix?.about ?? "Looking for what can be mended."}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div id={totalsId} role="status" className="tabular min-w-0 text-ink-muted">
            {looking ? (
              <Progress
                done={rows.length}
                total={targets.length}
                label={`looked at ${formatCount(rows.length)} of ${formatCount(targets.length)}`}
              />
            ) : (
              [
                ...sentencesOf(totals),
                ...(left > 0 ? [`${formatQuantity(left, "finding")} left that only a person can mend.`] : []),
              ].join(" ")
            )}
          </div>
          <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
            {totals.rekeyed > 0 && (
              <Choice checked={rename} onChange={setRename}>
                Rename files whose request key changes
              </Choice>
            )}
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone={totals.deletes > 0 ? "danger" : "primary"}
              aria-describedby={totalsId}
              disabled={!canApply}
              onClick={apply}
            >
              {verbOf(fix?.title)} {formatQuantity(totals.changing, "file")}
              <span aria-hidden>
                <Kbd keys={formatKeys("mod+Enter", mac)} />
              </span>
            </Button>
          </div>
        </div>
      }
    >
      <div className="flex h-[62vh] flex-col gap-3">
        {problem && <RefusalNote refusal={problem} />}
        <FilesOfAct
          label="Files"
          files={rows}
          shown={shown}
          onShow={setShown}
          shortOf={(each) => shortOf(each, { over, rename })}
          choice={null}
        >
          {fix && target && (
            <FixFilePreview
              key={target.path}
              fix={fix.name}
              target={target}
              row={row}
              rename={rename}
              over={over.get(target.path) ?? null}
              onMerge={(hash) => setOver(withMerge(over, target.path, hash))}
            />
          )}
        </FilesOfAct>
      </div>
    </Dialog>
  );
}

/** "Re-key" three files, but "Drop noise in" three. */
function verbOf(title = "Fix"): string {
  return title.includes(" ") ? `${title} in` : title;
}
