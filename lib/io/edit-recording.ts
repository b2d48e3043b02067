import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { type MeaningChange, meaningDiffOf } from "../diff/meaning";
import { type Edit, type EditPlan, type EditWarning, planEdit, type TextEdit } from "../edit";
import { pathForKey } from "../recording/key/path-for-key";
import { openRecording, type Recording } from "../recording/recording";
import { editFailure } from "./edit-failure";
import { nativeSha256 } from "./sha256";
import type { Applied, StoreOptions } from "./store/apply";
import { currentOf, readState } from "./store/bytes";
import type { Entry, Why } from "./store/entry";
import { redo, type Turned, undo } from "./store/history";
import { type Outcome, refuse } from "./store/outcome";
import { baseOf, placeOf } from "./store/place";
import { deleteRecordings as deleteFiles, renameRecording, writeRecording } from "./store/write";

/** What becomes of a file whose request key changes: its name stays, follows the key, or a copy bears the new key. */
export type KeyChoice = "keep" | "rename" | "copy";

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

/** What an edit does to the request key, by the current rules; an edit of the answer keeps it. */
export type KeyConsequence = {
  before: string | null;
  after: string | null;
  /** Where a replay looks for the edited request; null where the key stays, or the name never held one. */
  newPath: string | null;
  /** Whether there is a file already. */
  taken: boolean;
};

/** What edits would do to a recording (path relative to the root), without doing it. */
export async function previewEdit(
  root: string,
  { path, edits }: { path: string; edits: readonly Edit[] },
): Promise<Outcome<{ preview: Preview }>> {
  const planned = await planAt(root, path, edits, null);
  if (!planned.ok) return planned;
  const { recording, hash, plan } = planned;
  const after = openRecording(path, plan.text);
  const newPath = newPathOf(path, plan);
  const shown = (each: Recording) => showOf(each, conversationOf(each));
  return {
    ok: true,
    preview: {
      path: recording.path,
      hash,
      before: recording.doc.text,
      after: plan.text,
      textEdits: plan.edits,
      changedLines: plan.changedLines,
      meaning: after.ok ? meaningDiffOf(shown(recording), shown(after.recording)) : [],
      warnings: plan.warnings,
      key: { ...plan.key, newPath, taken: newPath !== null && (await isTaken(root, newPath)) },
    },
  };
}

export type EditRequest = {
  path: string;
  /** SHA-256 of the file that the editor loaded. */
  expectedHash: string;
  edits: readonly Edit[];
  choice: KeyChoice;
  why?: Why;
};

/** `path`: where the edited recording stands now. `entry` is null where the edits change nothing. */
export type Edited = Applied & { path: string; key: EditPlan["key"]; changedLines: EditPlan["changedLines"] };

/** Edits a recording and writes it down. A refusal leaves the file as it was. */
export async function editRecording(
  root: string,
  { path, expectedHash, edits, choice, why = "edit" }: EditRequest,
  options: StoreOptions = {},
): Promise<Outcome<Edited>> {
  const planned = await planAt(root, path, edits, expectedHash);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const target = choice === "keep" ? path : (newPathOf(path, plan) ?? path);
  const note = noteOf(edits);
  const text = { text: plan.text, note, trust: "parsed" } as const;
  const applied =
    target === path
      ? await writeRecording(root, path, { expectedHash, ...text }, why, options)
      : choice === "rename"
        ? await renameRecording(root, path, target, { expectedHash, text: plan.text, note }, why, options)
        : await writeRecording(root, target, { expectedHash: null, ...text }, "create", options);
  if (!applied.ok) return applied;
  return { ok: true, entry: applied.entry, path: target, key: plan.key, changedLines: plan.changedLines };
}

/** Moves recordings to the trash, to be brought back by `undoChange`. */
export function deleteRecordings(
  root: string,
  files: readonly { path: string; expectedHash: string | null }[],
): Promise<Outcome<{ entries: (Entry | null)[] }>> {
  return deleteFiles(root, files);
}

/** Undoes a change by its id, or the latest one. */
export function undoChange(root: string, id: string | null): Promise<Outcome<Turned>> {
  return undo(root, id ?? 1);
}

/** Makes a change again that was undone, by its id, or the one that was undone last. */
export function redoChange(root: string, id: string | null): Promise<Outcome<Turned>> {
  return redo(root, id ?? 1);
}

type Planned = { recording: Recording; hash: string; plan: EditPlan };

async function planAt(
  root: string,
  path: string,
  edits: readonly Edit[],
  expectedHash: string | null,
): Promise<Outcome<Planned>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const placed = placeOf(found.base, path);
  if (!placed.ok) return placed;
  const state = await readState(placed.place.file, path);
  if (state && "ok" in state) return state;
  if (!state) return refuse("missing", path, "the file is not there any more", "Restore it from the history or git.");
  const current = currentOf(state);
  if (expectedHash !== null && current.hash !== expectedHash) {
    const message = "the file was changed since it was loaded; nothing was written";
    const problem = { message, line: null, column: null, hint: "Compare with what is there now, then save." };
    return { ok: false, refusal: { reason: "conflict", path, current, problem } };
  }
  if (current.text === null) return refuse("invalid", path, "the file is not UTF-8", "Restore it from git.");
  const opened = openRecording(path, current.text);
  if (!opened.ok) return { ok: false, refusal: { reason: "invalid", path, problem: opened.problem } };
  const { recording } = opened;
  const plan = planEdit(recording, edits, nativeSha256);
  if (!plan.ok) return editFailure(path, recording.doc, plan.failure);
  return { ok: true, recording, hash: current.hash, plan };
}

/** Where a replay looks for a recording whose edit changes the key; null where it does not, or the name holds none. */
function newPathOf(path: string, { key, text }: EditPlan): string | null {
  if (key.after === null || key.after === key.before) return null;
  const after = openRecording(path, text);
  const newPath = after.ok ? pathForKey(after.recording, key.after) : null;
  return newPath === path ? null : newPath;
}

async function isTaken(root: string, path: string): Promise<boolean> {
  const found = baseOf(root);
  const placed = found.ok ? placeOf(found.base, path) : found;
  return placed.ok && (await readState(placed.place.file, path)) !== null;
}

/** The kinds of edits, in the order in which they were made. */
function noteOf(edits: readonly Edit[]): string {
  const kinds = edits.map((edit) =>
    "pointer" in edit ? `${edit.type} ${edit.pointer}` : edit.type.replaceAll("-", " "),
  );
  return [...new Set(kinds)].join(", ");
}
