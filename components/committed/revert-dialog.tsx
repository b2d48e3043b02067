"use client";

import { useCallback, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { FilesOfAct } from "@/components/files/file-list";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/state";
import { refusalOf } from "@/lib/change/refusal";
import { formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import { RevertedFile } from "./reverted-file";
import { sentencesOf } from "./survey-sentences";
import { useRevert } from "./use-revert";

/** What a revert of recordings to the last commit would do; `paths` null: of those that are gone. */
export function RevertDialog({ paths, onClose }: { paths: (() => Promise<string[]>) | null; onClose: () => void }) {
  const { actions, readOnly } = useServer();
  const ask = useCallback(async () => actions.surveyRevert({ paths: paths ? await paths() : null }), [actions, paths]);
  const { answer: seen } = useAnswer(ask);
  const survey = seen?.ok ? seen.survey : null;
  const { busy, refusal, run } = useRevert();
  const [shown, setShown] = useState(0);
  const sentencesId = useId();

  const files = survey?.files ?? [];
  const revert = async () => {
    const wanted = files.flatMap(({ path, hash, blob }) => (blob === null ? [] : [{ path, expectedHash: hash, blob }]));
    const sentence = `Reverted ${formatQuantity(wanted.length, "recording")} to the last commit.`;
    if (await run(sentence, () => actions.revertFiles({ files: wanted }))) onClose();
  };
  const problem = refusal ?? refusalOf(seen);
  const file = files[shown];
  const verb = paths ? "Revert" : "Bring back";
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={paths ? "Revert to the last commit" : "Gone since the last commit"}
      description={survey?.commit ? `${survey.commit.id.slice(0, 8)} ${visibleText(survey.commit.subject)}` : undefined}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p id={sentencesId} role="status" className="tabular min-w-0 text-ink-muted">
            {survey && sentencesOf(survey).join(" ")}
          </p>
          <div className="ml-auto flex items-center gap-2">
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
        </div>
      }
    >
      <div className={cx("flex flex-col gap-3", file ? "h-[62vh]" : "min-h-24")}>
        {problem && <RefusalNote refusal={problem} />}
        {seen === null && <Skeleton className="h-24 w-full" />}
        {file && (
          <FilesOfAct
            label="Recordings that change"
            files={files}
            shown={shown}
            onShow={setShown}
            shortOf={({ state }) => (state === "gone" ? "comes back" : "the committed text")}
            choice={null}
          >
            <RevertedFile key={file.path} file={file} />
          </FilesOfAct>
        )}
      </div>
    </Dialog>
  );
}
