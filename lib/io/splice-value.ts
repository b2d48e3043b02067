import { type Outcome, refuse } from "../change/refusal";
import { planEdit } from "../edit";
import type { JsonDocument } from "../json/document";
import { openRecording } from "../recording/recording";
import { editFailure } from "./edit-failure";

/** The text of `is` in which the value at `pointer` is as in `was`, byte for byte, missing where it is missing there. */
export function splicedValue(
  was: JsonDocument,
  is: JsonDocument,
  path: string,
  pointer: string,
): Outcome<{ text: string }> {
  const [old, now] = [was.at(pointer), is.at(pointer)];
  if (old && now) return { ok: true, text: is.text.slice(0, now.start) + old.raw + is.text.slice(now.end) };
  if (!old && !now) return refuse("missing", path, `there is no value at \`${pointer}\``, "Reload the page.");
  const opened = openRecording(path, is.text);
  if (!opened.ok) return { ok: false, refusal: { reason: "invalid", path, problem: opened.problem } };
  const planned = planEdit(opened.recording, [
    old ? { type: "insert", pointer, json: old.raw } : { type: "remove", pointer },
  ]);
  return planned.ok ? { ok: true, text: planned.text } : editFailure(path, is, planned.failure);
}
