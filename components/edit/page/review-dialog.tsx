"use client";

import { useEffect, useState } from "react";
import { useServer } from "@/components/actions/context";
import { heard, reportChange } from "@/components/actions/report";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorNote, Skeleton } from "@/components/ui/state";
import type { Draft } from "@/lib/change/draft";
import type { ChangePreview } from "@/lib/change/preview";
import type { Refusal } from "@/lib/change/refusal";
import { visibleText } from "@/lib/format/visible";
import { PreviewView } from "../preview-view";

/** What the edits would do, before they are done. */
export function ReviewDialog({
  path,
  baseHash,
  draft: { edits },
  onClose,
  onSaved,
}: {
  path: string;
  baseHash: string;
  draft: Extract<Draft, { type: "edits" }>;
  onClose: () => void;
  onSaved: () => void;
}) {
  const { actions } = useServer();
  const [preview, setPreview] = useState<ChangePreview | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useEffect(() => {
    let wanted = true;
    heard(() => actions.previewEdits({ path, expectedHash: baseHash, edits })).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setPreview(answer.preview);
      else setRefusal(answer.refusal);
    });
    return () => {
      wanted = false;
    };
  }, [actions, path, baseHash, edits]);
  const save = async () => {
    const saved = await heard(() => actions.saveEdits({ path, expectedHash: baseHash, edits, choice: "keep" }));
    if (!saved.ok) return setRefusal(saved.refusal);
    void reportChange("Saved.", saved.entry ? [saved.entry.id] : [], actions);
    onSaved();
  };
  return (
    <Dialog open onOpenChange={onClose} title="Review and save">
      <div className="space-y-3">
        {refusal && <ErrorNote title={visibleText(refusal.problem.message)} hint={visibleText(refusal.problem.hint)} />}
        {preview && <PreviewView preview={preview} />}
        {!preview && !refusal && <Skeleton className="h-24 w-full" />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Back</Button>
          <Button tone="primary" disabled={!preview} onClick={save}>
            Save
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
