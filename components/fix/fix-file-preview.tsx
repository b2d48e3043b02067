"use client";

import { useCallback } from "react";
import { useServer } from "@/components/actions/context";
import { RefusalNote } from "@/components/actions/refusal-note";
import { useAnswer } from "@/components/actions/use-answer";
import { PreviewView } from "@/components/edit/preview-view";
import { MeetingChoice } from "@/components/files/meeting-choice";
import { RecordingLink } from "@/components/recording/recording-link";
import { Skeleton } from "@/components/ui/state";
import type { FixPreview, FixRow, FixTarget } from "@/lib/change/fix-preview";
import type { FixName } from "@/lib/fix/name";
import { visibleText } from "@/lib/format/visible";

/** What a fix would do to one file, in full. */
export function FixFilePreview({
  fix,
  target,
  row,
  rename,
  over,
  onMerge,
}: {
  fix: FixName;
  target: FixTarget;
  row: FixRow;
  /** Names follow their keys. */
  rename: boolean;
  /** SHA-256 of what the file replaces at its new name; null where it does not. */
  over: string | null;
  onMerge: (over: string | null) => void;
}) {
  const { actions } = useServer();
  const { to, meets, outcome } = row;
  const isMeeting = meets !== null && to !== null && (outcome === "refused" || rename);
  const ask = useCallback(() => actions.previewFix({ fix, target }), [actions, fix, target]);
  const { answer: seen } = useAnswer(ask);
  return (
    <div className="space-y-3">
      <p className="recorded font-mono text-code">
        <RecordingLink path={target.path} testId={null} />
      </p>
      {outcome === "refused" && !isMeeting && <p className="recorded text-error">{visibleText(row.why ?? "")}</p>}
      {isMeeting && (
        <MeetingChoice
          to={to}
          meets={meets}
          over={over}
          onChoose={onMerge}
          // An edited text is not the file's own, and may hold what is not to be shown.
          compare={
            outcome === "refused" ? () => actions.compareRekeyed({ path: target.path, other: meets.rival ?? to }) : null
          }
        />
      )}
      {outcome === "refused" ? null : seen === null ? (
        <Skeleton className="h-24 w-full" />
      ) : seen.ok ? (
        <Shown preview={seen.preview} />
      ) : (
        <RefusalNote refusal={seen.refusal} />
      )}
    </div>
  );
}

function Shown({ preview }: { preview: FixPreview }) {
  switch (preview.type) {
    case "edit":
      return <PreviewView preview={preview.change} />;
    case "rename":
      return (
        <dl className="recorded grid gap-x-3 gap-y-1 sm:grid-cols-[5rem_1fr]">
          <dt className="text-ink-muted">from</dt>
          <dd className="font-mono text-code text-removed">{visibleText(preview.path)}</dd>
          <dt className="text-ink-muted">to</dt>
          <dd className="font-mono text-code text-added">{visibleText(preview.to)}</dd>
        </dl>
      );
    case "delete":
      return (
        <div className="recorded space-y-1">
          <p>
            {preview.testId === null
              ? "The recording belongs to no test."
              : `The test ${visibleText(preview.testId)} loses this recording.`}
          </p>
          {preview.other !== null && (
            <p>
              Its place is taken by <RecordingLink path={preview.other} testId={null} />, which stays.
            </p>
          )}
        </div>
      );
    default:
      return <p className="recorded text-ink-muted">{visibleText(preview.why)}</p>;
  }
}
