import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { type MeaningChange, meaningDiffOf } from "../diff/meaning";
import type { EditPlan, EditWarning } from "../edit";
import { openRecording, type Recording } from "../recording/recording";
import { type TextHunks, textHunksOf } from "./hunks";

/** What becomes of a file whose request key changes: its name stays, follows the key, or a copy bears the new key. */
export type KeyChoice = "keep" | "rename" | "copy";

/** What a change does to the request key, by the current rules; a change of the answer keeps it. */
export type KeyConsequence = {
  before: string | null;
  after: string | null;
  /** Where a replay looks for the changed request; null where the key stays, or the name never held one. */
  newPath: string | null;
  /** Whether there is a file already. */
  taken: boolean;
};

/** A later turn of the same test, and the key that its request has by the current rules. */
export type DownstreamTurn = { path: string; key: string | null };

/** What a change would do to a recording, as people see it before they save. Plain data. */
export type ChangePreview = {
  path: string;
  /** SHA-256 of the file that the preview was made from; a save hands it back. */
  hash: string;
  /** As git will show them. */
  changedLines: { added: number; removed: number };
  meaning: MeaningChange[];
  text: TextHunks;
  warnings: EditWarning[];
  key: KeyConsequence;
  /** Turns whose requests embed the changed answer. */
  downstream: DownstreamTurn[];
};

/** What a plan changes in a recording's conversation, part by part. */
export function meaningOfPlan(recording: Recording, plan: Pick<EditPlan, "text">): MeaningChange[] {
  const after = openRecording(recording.path, plan.text);
  const shown = (each: Recording) => showOf(each, conversationOf(each));
  return after.ok ? meaningDiffOf(shown(recording), shown(after.recording)) : [];
}

/** The preview of a plan; `around` is what only the disk knows. */
export function changePreviewOf(
  recording: Recording,
  plan: EditPlan,
  around: Pick<ChangePreview, "hash" | "downstream"> & { key: Pick<KeyConsequence, "newPath" | "taken"> },
): ChangePreview {
  return {
    path: recording.path,
    hash: around.hash,
    changedLines: plan.changedLines,
    meaning: meaningOfPlan(recording, plan),
    text: textHunksOf(recording.doc.text, plan.edits),
    warnings: plan.warnings,
    key: { ...plan.key, ...around.key },
    downstream: around.downstream,
  };
}
