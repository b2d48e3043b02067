"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { useServer } from "@/components/actions/context";
import { useKeys } from "@/components/shell/keys";
import { Button } from "@/components/ui/button";
import { formatQuantity } from "@/lib/format/human";
import type { ReviewedFile, ShownRange } from "@/lib/review/view";
import { recordingHref } from "@/lib/url-state/list-state";
import type { Look } from "@/lib/url-state/review-state";
import type { Act } from "./act-dialog";
import { DecisionButtons, FlagComment } from "./decision";
import { Difference } from "./difference";
import { FileHeader } from "./file-header";
import { type Chosen, idsOf } from "./list-items";
import { LookButtons } from "./look-buttons";
import { sharedMark } from "./mark-icon";
import { NewFindingList } from "./new-finding-list";
import type { PartLinks } from "./part-link";
import { RerecordFile } from "./rerecord-file";
import type { Marks } from "./use-marks";

type Props = {
  file: ReviewedFile;
  range: ShownRange;
  chosen: Chosen;
  marks: Marks;
  look: Look;
  onLook: (look: Look) => void;
  links: PartLinks;
  /** Something was accepted: on to the next. */
  onAccepted: (ids: readonly string[]) => void;
  /** Null where nothing can be changed. */
  onAct: ((act: Act) => void) | null;
  /** The work tree holds something else by now. */
  onResolved: () => void;
};

/** The difference that is chosen, and what can be made of it: decided for all that are chosen with it. */
export function ChosenFile(props: Props) {
  const { file, range, chosen, marks, look, onLook, links, onAccepted, onAct, onResolved } = props;
  const router = useRouter();
  const { readOnly } = useServer();
  const comment = useRef<HTMLTextAreaElement>(null);
  const ids = idsOf(chosen);
  const mark = sharedMark(ids.map(marks.of));
  // Until the chosen one is there, what is seen is another: nobody decides on what they have not seen.
  const isClosed = file.id !== chosen.id;
  const set: Marks["set"] = (...args) => {
    if (!isClosed) marks.set(...args);
  };
  const accept = () => {
    if (isClosed) return;
    if (mark.decision === "accepted") return set(ids, { decision: null });
    set(ids, { decision: "accepted", viewed: true });
    onAccepted(ids);
  };
  const flag = () => {
    const isFlagged = mark.decision === "flagged";
    set(ids, isFlagged ? { decision: null } : { decision: "flagged", viewed: true });
    if (!isFlagged && !isClosed) requestAnimationFrame(() => comment.current?.focus());
  };
  const seen = () => set(ids, { viewed: !mark.viewed });
  const toggle = (name: keyof Look) => {
    const next = { ...look, [name]: !look[name] };
    // One of both stands in the place of what is said.
    if (name === "lines") next.chunks = false;
    if (name === "chunks") next.lines = false;
    onLook(next);
  };
  const decide = [
    { keys: ["y"], label: "Accept", run: accept, onSight: true },
    { keys: ["n"], label: "Flag", run: flag, onSight: true },
    { keys: ["v"], label: "Viewed", run: seen, onSight: true },
  ];
  const open = { keys: ["o"], label: "Open the recording", run: () => router.push(recordingHref(file.path)) };
  useKeys(
    [
      ...(readOnly ? [] : decide),
      ...(file.isThere ? [open] : []),
      { keys: ["t"], label: "Lines of the file", run: () => toggle("lines") },
      ...(file.streams ? [{ keys: ["c"], label: "Chunks of the stream", run: () => toggle("chunks") }] : []),
      { keys: ["s"], label: "Side by side", run: () => toggle("split") },
      { keys: ["w"], label: "All that is said, or what changed", run: () => toggle("whole") },
    ],
    "Difference",
  );
  return (
    <>
      <FileHeader file={file}>
        {chosen.group && (
          <span className="tabular text-ink-muted">
            one of {formatQuantity(chosen.group.ids.length, "file")}, decided together
          </span>
        )}
      </FileHeader>
      <div className="flex flex-wrap items-center gap-1.5 pt-2">
        {!readOnly && (
          <DecisionButtons mark={mark} isClosed={isClosed} onAccept={accept} onFlag={flag} onViewed={seen} />
        )}
        <span className="flex flex-wrap items-center gap-1.5 sm:ml-auto">
          <RerecordFile key={file.id} file={file} />
          {onAct && (
            <Button tone="quiet" onClick={() => onAct({ type: "restore", ids })}>
              Restore…
            </Button>
          )}
          {onAct && file.leftBehind && (
            <Button tone="quiet" onClick={() => onAct({ type: "superseded", ids: [file.id] })}>
              Delete the old one…
            </Button>
          )}
        </span>
      </div>
      {!readOnly && mark.decision === "flagged" && (
        <FlagComment
          key={chosen.id}
          field={comment}
          comment={marks.of(chosen.id).comment}
          onComment={(text) => marks.set(ids, { comment: text })}
        />
      )}
      <div className="border-b py-1 [&>span]:-ml-2.5">
        <LookButtons look={look} file={file} onToggle={toggle} />
      </div>
      <NewFindingList file={file} />
      <div className="pt-3">
        <Difference file={file} range={range} look={look} links={links} onResolved={onAct && onResolved} />
      </div>
    </>
  );
}
