import { type Outcome, refuse } from "../change/refusal";
import { type Edit, type EditPlan, planEdit } from "../edit";
import { pathForKey } from "../recording/key/path-for-key";
import { openRecording, type Recording } from "../recording/recording";
import { editFailure } from "./edit-failure";
import { decodeText } from "./read";
import { nativeSha256 } from "./sha256";
import { currentOf, type FileState, readState } from "./store/bytes";
import { baseOf, placeOf } from "./store/place";

/** A recording as it is on the disk, and what edits would make of it. */
export type PlannedEdit = { recording: Recording; state: FileState; plan: EditPlan };

/** Plans edits of a recording, as `recordingAt` reads it. Refused also where it cannot be edited so. */
export async function plannedAt(
  root: string,
  path: string,
  edits: readonly Edit[],
  expectedHash: string | null,
): Promise<Outcome<PlannedEdit>> {
  const read = await recordingAt(root, path, expectedHash);
  if (!read.ok) return read;
  const { recording, state } = read;
  const plan = planEdit(recording, edits, nativeSha256);
  if (!plan.ok) return editFailure(path, recording.doc, plan.failure);
  return { ok: true, recording, state, plan };
}

/**
 * Reads the recording at a path (relative to the root) that is to be changed. Refused where the file is not the one
 * that `expectedHash` names (null: whatever is there), or no recording.
 */
export async function recordingAt(
  root: string,
  path: string,
  expectedHash: string | null,
): Promise<Outcome<{ recording: Recording; state: FileState }>> {
  const found = baseOf(root);
  return found.ok ? recordingIn(found.base, path, expectedHash) : found;
}

/** The same below a root whose links are resolved. */
export async function recordingIn(
  base: string,
  path: string,
  expectedHash: string | null,
): Promise<Outcome<{ recording: Recording; state: FileState }>> {
  const loaded = await fileIn(base, path, expectedHash);
  if (!loaded.ok) return loaded;
  const opened = openRecording(path, loaded.text);
  if (!opened.ok) return { ok: false, refusal: { reason: "invalid", path, problem: opened.problem } };
  return { ok: true, recording: opened.recording, state: loaded.state };
}

/** Reads a file that is to be changed, recording or not. */
export async function fileAt(
  root: string,
  path: string,
  expectedHash: string | null,
): Promise<Outcome<{ state: FileState; text: string }>> {
  const found = baseOf(root);
  return found.ok ? fileIn(found.base, path, expectedHash) : found;
}

/** The same below a root whose links are resolved. */
export async function fileIn(
  base: string,
  path: string,
  expectedHash: string | null,
): Promise<Outcome<{ state: FileState; text: string }>> {
  const placed = placeOf(base, path);
  if (!placed.ok) return placed;
  const state = readState(placed.place.file, path);
  if (state && "ok" in state) return state;
  if (!state && expectedHash === null) {
    return refuse("missing", path, "the file is not there any more", "Restore it from the history or git.");
  }
  if (!state || (expectedHash !== null && state.hash !== expectedHash)) {
    const current = state && currentOf(state);
    return { ok: false, refusal: { reason: "conflict", path, current, problem: state ? CHANGED : GONE } };
  }
  const decoded = decodeText(state.bytes);
  if (!decoded.ok) return refuse("invalid", path, "the file is not UTF-8", "Restore it from git.");
  return { ok: true, state, text: decoded.text };
}

const nowhere = { line: null, column: null };
const CHANGED = {
  message: "the file was changed since it was loaded; nothing was written",
  ...nowhere,
  hint: "Compare with what is there now, then save.",
};
const GONE = {
  message: "the file is not there any more; nothing was written",
  ...nowhere,
  hint: "Save it as a new file, or restore it first.",
};

/** Where a replay looks for a recording whose edit changes the key; null where it does not, or the name holds none. */
export function newPathOf(path: string, { key, text }: EditPlan): string | null {
  if (key.after === null || key.after === key.before) return null;
  const after = openRecording(path, text);
  const newPath = after.ok ? pathForKey(after.recording, key.after) : null;
  return newPath === path ? null : newPath;
}

/** Whether there is a file at a path relative to the root. */
export async function isTaken(root: string, path: string): Promise<boolean> {
  const found = baseOf(root);
  const placed = found.ok ? placeOf(found.base, path) : found;
  return placed.ok && readState(placed.place.file, path) !== null;
}
