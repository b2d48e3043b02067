import type { Entry } from "../change/entry";
import { type KeyChoice, type KeyConsequence, meaningOfPlan } from "../change/preview";
import { type Outcome, refuse } from "../change/refusal";
import type { Why } from "../change/why";
import type { MeaningChange } from "../diff/meaning";
import type { Edit, EditPlan, EditWarning, TextEdit } from "../edit";
import { isTaken, newPathOf, plannedAt } from "./planned-edit";
import type { Applied, StoreOptions } from "./store/apply";
import type { FileState } from "./store/bytes";
import { restore, type Side } from "./store/history";
import { deleteRecordings as deleteFiles, type NewText, renameRecording, writeRecording } from "./store/write";

export type Preview = {
  path: string;
  /** SHA-256 of the file that the preview was made from; a save hands it back. */
  hash: string;
  before: string;
  after: string;
  textEdits: TextEdit[];
  /** As git will show them. */
  changedLines: { added: number; removed: number };
  meaning: MeaningChange[];
  warnings: EditWarning[];
  key: KeyConsequence;
};

/** What edits would do to a recording (path relative to the root), without doing it. */
export async function previewEdit(
  root: string,
  { path, edits }: { path: string; edits: readonly Edit[] },
): Promise<Outcome<{ preview: Preview }>> {
  const planned = await plannedAt(root, path, edits, null);
  if (!planned.ok) return planned;
  const { recording, state, plan } = planned;
  const newPath = newPathOf(path, plan);
  return {
    ok: true,
    preview: {
      path: recording.path,
      hash: state.hash,
      before: recording.doc.text,
      after: plan.text,
      textEdits: plan.edits,
      changedLines: plan.changedLines,
      meaning: meaningOfPlan(recording, plan),
      warnings: plan.warnings,
      key: { ...plan.key, newPath, taken: newPath !== null && (await isTaken(root, newPath)) },
    },
  };
}

/** What becomes of the name of a file whose request key changes. */
export type Naming = {
  choice: KeyChoice;
  /** SHA-256 of the recording that the renamed one is to replace, where there is one of the new name. */
  over?: string | null;
};

export type EditRequest = Naming & {
  path: string;
  /** SHA-256 of the file that the editor loaded. */
  expectedHash: string;
  edits: readonly Edit[];
  why?: Why;
};

/** `path`: where the edited recording stands now. `entry` is null where the edits change nothing. */
export type Edited = Applied & { path: string; key: EditPlan["key"]; changedLines: EditPlan["changedLines"] };

/** Edits a recording and writes it down. A refusal leaves the file as it was. */
export async function editRecording(
  root: string,
  { path, expectedHash, edits, why = "edit", ...naming }: EditRequest,
  options: StoreOptions = {},
): Promise<Outcome<Edited>> {
  const planned = await plannedAt(root, path, edits, expectedHash);
  if (!planned.ok) return planned;
  return writePlanned(root, { path, ...planned, note: noteOf(edits), trust: "parsed", why, ...naming }, options);
}

type PlannedWrite = Naming &
  Pick<NewText, "note" | "trust"> & { path: string; state: FileState; plan: EditPlan; why: Why };

/** Writes what was planned, under the name that was chosen. */
export async function writePlanned(
  root: string,
  { path, state, plan, note, trust, why, choice, over = null }: PlannedWrite,
  options: StoreOptions = {},
): Promise<Outcome<Edited>> {
  const expectedHash = state.hash;
  const target = choice === "keep" ? path : (newPathOf(path, plan) ?? path);
  if (choice === "copy" && target === path && plan.key.before !== plan.key.after) {
    const hint = "Duplicate it under a name of your own, or keep the name.";
    return refuse("edit", path, "a copy has no name of its own here: the file's name holds no key", hint);
  }
  const text = { text: plan.text, note, trust };
  const applied =
    target === path
      ? await writeRecording(root, path, { expectedHash, known: state, ...text }, why, options)
      : choice === "rename"
        ? await renameRecording(root, path, target, { expectedHash, text: plan.text, note, over }, why, options)
        : await writeRecording(root, target, { expectedHash: null, ...text }, "create", options);
  if (!applied.ok) return applied;
  return { ok: true, entry: applied.entry, path: target, key: plan.key, changedLines: plan.changedLines };
}

/** Moves recordings to the trash, to be brought back by `undo`. */
export function deleteRecordings(
  root: string,
  files: readonly { path: string; expectedHash: string | null }[],
  options: StoreOptions = {},
): Promise<Outcome<{ entries: (Entry | null)[] }>> {
  return deleteFiles(root, files, options);
}

/** Brings back what a file held before or after a change, where it holds now what the user has seen (null: no file). */
export function restoreState(
  root: string,
  { id, side, path, expectedHash }: { id: string; side: Side; path: string; expectedHash: string | null },
): Promise<Outcome<Applied>> {
  return restore(root, id, side, { path, expectedHash });
}

/** The kinds of edits, in the order in which they were made. */
function noteOf(edits: readonly Edit[]): string {
  const kinds = edits.map((edit) =>
    "pointer" in edit ? `${edit.type} ${edit.pointer}` : edit.type.replaceAll("-", " "),
  );
  return [...new Set(kinds)].join(", ");
}
