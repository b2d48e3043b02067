import { printPython } from "../json/print";
import { openRecording, type Recording } from "../recording/recording";
import type { EditResult } from "./plan";
import { planned } from "./plan-edit";
import { lineEdits } from "./text/line-edits";

/**
 * The file as the recorder would write it today: its indent, escapes, numbers and last line feed (format, section 0).
 * No value changes, a key that stands twice aside: of it the last value stays, as every reader takes it.
 */
export function planReprint(recording: Recording, hash?: (text: string) => string): EditResult {
  const before = recording.doc.text;
  const opened = openRecording(recording.path, printPython(recording.doc.root));
  if (!opened.ok) {
    const { message, hint } = opened.problem;
    return { ok: false, edit: 0, failure: { message, pointer: "", hint } };
  }
  return planned(recording, opened.recording, [lineEdits(before, opened.recording.doc.text)], [], hash);
}
