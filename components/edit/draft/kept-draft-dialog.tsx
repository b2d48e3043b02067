"use client";

import type { KeptDraft } from "@/lib/change/kept-draft";
import { SaveDialog } from "../save-dialog";
import type { DraftKeeping } from "./use-draft";

/** Saves a draft that was kept as it is, without an editor: its file is another by now, or gone. */
export function KeptDraftDialog({
  path,
  kept,
  keeping,
  onClose,
  onDone,
}: {
  path: string;
  kept: Pick<KeptDraft, "baseHash" | "draft">;
  keeping: DraftKeeping;
  onClose: () => void;
  /** The draft is saved, or given up. */
  onDone?: () => void;
}) {
  const finish = () => {
    keeping.clear();
    keeping.discard();
    onDone?.();
    onClose();
  };
  return (
    <SaveDialog
      path={path}
      baseHash={kept.baseHash}
      baseText={keeping.baseText}
      draft={kept.draft}
      open
      onOpenChange={onClose}
      onSaved={finish}
      onDiscard={finish}
    />
  );
}
