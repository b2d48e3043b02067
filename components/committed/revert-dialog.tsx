"use client";

import { useCallback, useId } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/state";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { RevertedFile } from "./reverted-file";
import { sentencesOf } from "./survey-sentences";
import { useRevert } from "./use-revert";

/** Files that are named one by one. */
const NAMED = 200;

/** What a revert of recordings to the last commit would do; `paths` null: of those that are gone. */
export function RevertDialog({ paths, onClose }: { paths: (() => Promise<string[]>) | null; onClose: () => void }) {
  const { actions, readOnly } = useServer();
  const ask = useCallback(async () => actions.surveyRevert({ paths: paths ? await paths() : null }), [actions, paths]);
  const { answer: seen } = useAnswer(ask);
  const survey = seen?.ok ? seen.survey : null;
  const failure = seen?.ok === false ? seen.refusal : null;
  const { busy, refusal, run } = useRevert();
  const sentencesId = useId();

  const files = survey?.files ?? [];
  const revert = async () => {
    const wanted = files.flatMap(({ path, hash, blob }) => (blob === null ? [] : [{ path, expectedHash: hash, blob }]));
    const sentence = `Reverted ${formatQuantity(wanted.length, "recording")} to the last commit.`;
    if (await run(sentence, () => actions.revertFiles({ files: wanted }))) onClose();
  };
  const problem = refusal ?? failure;
  const verb = paths ? "Revert" : "Bring back";
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={paths ? "Revert to the last commit" : "Gone since the last commit"}
      description={survey?.commit ? `${survey.commit.id.slice(0, 8)} ${visibleText(survey.commit.subject)}` : undefined}
    >
      <div className="flex min-h-40 flex-col gap-3">
        {problem && <RefusalNote refusal={problem} />}
        <div className="flex-1">
          {survey === null && !failure && <Skeleton className="h-24 w-full" />}
          {files.length > 0 && (
            <ul aria-label="Recordings that change" className="divide-y rounded-md border">
              {files.slice(0, NAMED).map((file) => (
                <RevertedFile key={file.path} file={file} />
              ))}
            </ul>
          )}
          {files.length > NAMED && (
            <p className="py-1.5 text-ink-muted">and {formatCount(files.length - NAMED)} more</p>
          )}
        </div>
        <footer className="sticky bottom-0 -m-4 mt-0 flex flex-wrap items-center justify-between gap-2 border-t bg-raised px-4 py-2.5">
          <p id={sentencesId} role="status" className="tabular min-w-0 text-ink-muted">
            {survey && sentencesOf(survey).join(" ")}
          </p>
          <div className="flex items-center gap-2">
            <Button onClick={onClose}>Cancel</Button>
            {!readOnly && (
              <Button
                tone="primary"
                aria-describedby={sentencesId}
                disabled={busy || files.length === 0}
                onClick={revert}
              >
                {verb} {formatQuantity(files.length, "recording")}
              </Button>
            )}
          </div>
        </footer>
      </div>
    </Dialog>
  );
}
