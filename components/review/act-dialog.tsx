"use client";

import { useCallback, useId, useState } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { heard } from "@/components/actions/report";
import { useAnswer } from "@/components/actions/use-answer";
import { type FileChoice, FilesOfAct, type ListedFile } from "@/components/files/file-list";
import { followJob } from "@/components/jobs/job-store";
import { shortName } from "@/components/recording/names";
import { formatKeys } from "@/components/shell/key-names";
import { useKeys } from "@/components/shell/keys";
import { useMac } from "@/components/shell/use-media";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { Skeleton } from "@/components/ui/state";
import { type Refusal, refusalOf } from "@/lib/change/refusal";
import { formatCount, formatQuantity } from "@/lib/format/human";
import { visibleText } from "@/lib/format/visible";
import type { ActName } from "@/lib/review/act";
import type { ReviewRow, ShownRange } from "@/lib/review/view";
import { ActFile } from "./act-file";

export type Act = { type: ActName; ids: readonly string[] };

const WORDS: Record<ActName, { title: string; verb: string; about: string }> = {
  restore: {
    title: "Restore to the base",
    verb: "Restore",
    about: "Each file gets the bytes of the base again. Undo brings back what it holds now.",
  },
  superseded: {
    title: "Delete superseded recordings",
    verb: "Delete",
    about: "The old file of each re-keyed recording goes to the trash; the new one stays.",
  },
};

type Props = {
  act: Act;
  range: ShownRange;
  onClose: () => void;
  /** The work has begun. */
  onStart: (job: string) => void;
};

/** What an act on the work tree would do, file by file and line by line; then it is begun, or left. */
export function ActDialog({ act: { type, ids }, range, onClose, onStart }: Props) {
  const { actions } = useServer();
  const { base, head, key } = range;
  const ask = useCallback(
    () => actions.reviewRows({ base, head, key, ids: [...ids] }),
    [actions, base, head, key, ids],
  );
  const { answer: found } = useAnswer(ask);
  const files = found?.ok ? found.rows.map((row) => actedFile(type, row)) : null;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Refusal | null>(null);
  const statusId = useId();
  const mac = useMac();
  const words = WORDS[type];
  const wanted = ids.filter((id) => !left.has(id));
  const file = files?.[shown];
  const problem = failure ?? refusalOf(found);
  const canRun = !busy && files !== null && wanted.length > 0;

  const run = async () => {
    setBusy(true);
    const started = await heard(() => actions.startAct({ base, head, act: type, ids: wanted }));
    setBusy(false);
    if (!started.ok) return setFailure(started.refusal);
    followJob(started.job);
    onStart(started.job);
  };
  useKeys([{ keys: ["mod+Enter"], label: words.title, everywhere: true, run: () => canRun && void run() }], "Act");
  const choice: FileChoice<ActedFile> = {
    verb: words.verb,
    chosenOf: ({ id }) => !left.has(id),
    onChoose:
      ({ id }) =>
      (on) => {
        const next = new Set(left);
        if (on) next.delete(id);
        else next.add(id);
        setLeft(next);
      },
  };
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.about}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div className="flex items-center gap-2">
            <p id={statusId} role="status" className="tabular text-ink-muted">
              {formatCount(wanted.length)} of {formatQuantity(ids.length, "recording")}
            </p>
            {ids.length > 1 && (
              <Button tone="quiet" onClick={() => setLeft(new Set(left.size === 0 ? ids : []))}>
                {left.size === 0 ? "Choose none" : "Choose all"}
              </Button>
            )}
          </div>
          <div className="ml-auto flex gap-2">
            <Button onClick={onClose}>Cancel</Button>
            <Button
              tone={type === "restore" ? "primary" : "danger"}
              aria-describedby={statusId}
              disabled={!canRun}
              onClick={run}
            >
              {words.verb} {formatQuantity(wanted.length, "recording")}
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
        {files === null && !problem && <Skeleton className="h-24 w-full" />}
        {files && (
          <FilesOfAct
            label="Recordings that change"
            files={files}
            shown={shown}
            onShow={setShown}
            shortOf={(each) => visibleText(each.short)}
            choice={choice}
          >
            {file && <ActFile key={file.id} act={type} range={range} id={file.id} />}
          </FilesOfAct>
        )}
      </div>
    </Dialog>
  );
}

type ActedFile = ListedFile & { id: string; short: string };

const BECOMES: Record<ReviewRow["change"], string> = {
  modified: "the base’s bytes",
  added: "is new, and goes",
  deleted: "comes back",
  rekeyed: "under its old name again",
};

function actedFile(act: ActName, { id, path, basePath, testId, change, leftBehind }: ReviewRow): ActedFile {
  if (act === "superseded") {
    return { id, testId, path: basePath ?? path, short: `to the trash; ${shortName(path)} stays` };
  }
  return { id, testId, path, short: leftBehind ? "is new, and goes; the old one stays" : BECOMES[change] };
}
