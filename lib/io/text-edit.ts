import type { Entry } from "../change/entry";
import type { Outcome } from "../change/refusal";
import type { EditPlan } from "../edit";
import { planned } from "../edit/plan-edit";
import { asRecorded } from "../edit/text/as-recorded";
import { changedLinesOf } from "../edit/text/changed-lines";
import { lineEdits } from "../edit/text/line-edits";
import { openRecording, type Recording } from "../recording/recording";
import { type Naming, writePlanned } from "./edit-recording";
import { fileAt } from "./planned-edit";
import { nativeSha256 } from "./sha256";
import type { StoreOptions } from "./store/apply";
import type { FileState } from "./store/bytes";
import { bytesFor } from "./store/text";
import { writeRecording } from "./store/write";

export type NewFileText = {
  path: string;
  /** SHA-256 of the file that the editor loaded; null for a new file. */
  expectedHash: string | null;
  text: string;
  /** Also what is no JSON, where the file was none before. */
  allowInvalid: boolean;
};

/** What a draft makes of a file; `recording` is null where the file is none, before or after. */
export type Planned = { before: string; state: FileState; recording: Recording | null; plan: EditPlan };

/** Plans to give a file another text. */
export async function plannedText(
  root: string,
  path: string,
  { text, allowInvalid }: Pick<NewFileText, "text" | "allowInvalid">,
  expectedHash: string,
): Promise<Outcome<Planned>> {
  const loaded = await fileAt(root, path, expectedHash);
  if (!loaded.ok) return loaded;
  const { state, text: before } = loaded;
  const made = bytesFor(path, text, state, allowInvalid ? "invalid-before" : "parse");
  if (!made.ok) return made;
  const after = asRecorded(before, made.bytes.toString("utf8"));
  const [was, is] = [openRecording(path, before), openRecording(path, after)];
  const edits = lineEdits(before, after);
  const about = { ok: true, before, state } as const;
  if (was.ok && is.ok) {
    const plan = planned(was.recording, is.recording, [edits], [], nativeSha256);
    return { ...about, recording: was.recording, plan };
  }
  const warnings = is.ok ? [] : [{ message: `No recording can be read from it: ${is.problem.message}.`, pointer: "" }];
  const changedLines = changedLinesOf(before, edits);
  const key = { before: null, after: null };
  return { ...about, recording: null, plan: { ok: true, text: after, edits, changedLines, key, warnings } };
}

export type TextRequest = NewFileText & Naming;

/** Gives a file another text, or makes a new one of it. A refusal leaves the file as it was. */
export async function saveText(
  root: string,
  { path, expectedHash, text, allowInvalid, ...naming }: TextRequest,
  options: StoreOptions = {},
): Promise<Outcome<{ path: string; entry: Entry | null }>> {
  if (expectedHash === null) {
    const written = await writeRecording(root, path, { expectedHash, text, note: NOTE }, "create", options);
    return written.ok ? { ok: true, path, entry: written.entry } : written;
  }
  const planned = await plannedText(root, path, { text, allowInvalid }, expectedHash);
  if (!planned.ok) return planned;
  const trust = allowInvalid ? "invalid-before" : "parse";
  return writePlanned(root, { path, ...planned, note: NOTE, trust, why: "edit", ...naming }, options);
}

const NOTE = "the text";
