import type { DuplicatePreview, DuplicateSource } from "../change/duplicate";
import type { Entry } from "../change/entry";
import { type Outcome, refuse } from "../change/refusal";
import type { Edit, EditPlan } from "../edit";
import { printPython } from "../json/print";
import { pathForKey } from "../recording/key/path-for-key";
import { openRecording } from "../recording/recording";
import { isTaken, plannedAt, recordingAt } from "./planned-edit";
import { writeRecording } from "./store/write";

/** Longer values are edited on the recording's page, not in a dialog. */
const LONGEST = 20_000;

/** What of a recording may differ in a copy. */
export async function duplicateSource(root: string, path: string): Promise<Outcome<{ source: DuplicateSource }>> {
  const read = await recordingAt(root, path, null);
  if (!read.ok) return read;
  const { recording, state } = read;
  const fields = recording.input
    .members()
    .map(({ key, value }) => ({ pointer: value.pointer, name: key, json: printPython(value).trimEnd() }))
    .filter(({ json }) => json.length <= LONGEST);
  return { ok: true, source: { path, hash: state.hash, testId: recording.testId, fields } };
}

type Copy = { path: string; expectedHash: string; edits: readonly Edit[] };

/** What a copy with these edits would be called. */
export async function previewDuplicate(root: string, copy: Copy): Promise<Outcome<{ preview: DuplicatePreview }>> {
  const planned = await plannedAt(root, copy.path, copy.edits, copy.expectedHash);
  if (!planned.ok) return planned;
  const path = copyPathOf(copy.path, planned.plan);
  return { ok: true, preview: { path, taken: path !== null && (await isTaken(root, path)) } };
}

/** Writes an edited copy beside a recording, under the name of its own key. A file of that name is a collision. */
export async function duplicateRecording(
  root: string,
  copy: Copy,
): Promise<Outcome<{ path: string; entry: Entry | null }>> {
  const planned = await plannedAt(root, copy.path, copy.edits, copy.expectedHash);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const path = copyPathOf(copy.path, plan);
  if (path === null) {
    const hint = "Change the test id, or something of the request.";
    return refuse("edit", copy.path, "a copy of the same request would have the same key", hint);
  }
  const text = { expectedHash: null, text: plan.text, trust: "parsed", note: `copy of ${copy.path}` } as const;
  const written = await writeRecording(root, path, text, "create");
  return written.ok ? { ok: true, path, entry: written.entry } : written;
}

function copyPathOf(path: string, { key, text }: EditPlan): string | null {
  if (key.after === null || key.after === key.before) return null;
  const after = openRecording(path, text);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return (after.ok ? pathForKey(after.recording, key.after) : null) ?? `${folder}${key.after}.json`;
}
