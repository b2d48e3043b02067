import { planned } from "../edit/plan-edit";
import { applyTextEdits, orderedEdits } from "../edit/text/apply";
import { DocumentEdits } from "../edit/text/value-edits";
import { openRecording } from "../recording/recording";
import { type Fix, nothing, refusedPlan } from "./fix";
import { noiseIn } from "./noise";

/** Removes what is another random text each time and says nothing. */
export const dropNoise: Fix = {
  name: "drop-noise",
  title: "Drop noise",
  about: "Removes the random padding that providers add to chunks. Nothing that a test can read is lost.",
  why: "drop-noise",
  planFix: (recording, { hash }) => {
    const noise = noiseIn(recording);
    if (noise.length === 0) return nothing("There is no padding in it.");
    const edits = new DocumentEdits(recording.doc);
    for (const { object, position } of noise) edits.remove(object, position);
    const textEdits = orderedEdits(recording.doc.text, edits.textEdits());
    const opened = openRecording(recording.path, applyTextEdits(recording.doc.text, textEdits));
    if (!opened.ok) return refusedPlan(opened.problem.message, opened.problem.hint);
    return { type: "edit", plan: planned(recording, opened.recording, [textEdits], [], hash) };
  },
};
