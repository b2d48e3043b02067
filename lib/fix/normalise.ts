import type { TextEdit } from "../edit";
import { planned } from "../edit/plan-edit";
import { reprintEdits } from "../edit/reprint";
import { applyTextEdits, orderedEdits } from "../edit/text/apply";
import { parseEdited } from "../json/edited";
import { type Recording, recordingOf } from "../recording/recording";
import { type Fix, nothing, refusedPlan } from "./fix";
import { mappingEdits } from "./normalise/mapping";
import { unnormalisedIn } from "./normalise/values";

/**
 * What the recorder does to a recording when it writes it today: values that differ each time are fixed, and the
 * layout.
 */
export const normalise: Fix = {
  name: "normalise",
  title: "Normalise",
  about:
    "Writes the file as the recorder does today: fixed ids, dates and durations, its layout and escapes. What was said stays.",
  why: "normalise",
  planFix: (recording, { hash }) => {
    const lists: TextEdit[][] = [];
    let after = recording;
    const take = (edits: TextEdit[]): string | null => {
      if (edits.length === 0) return null;
      const text = applyTextEdits(after.doc.text, edits);
      const opened = recordingOf(recording.path, text, parseEdited(after.doc, edits, text));
      if (!opened.ok) return opened.problem.message;
      lists.push(edits);
      after = opened.recording;
      return null;
    };
    const problem =
      mappingEdits(recording).reduce<string | null>((failed, edits) => failed ?? take(edits), null) ??
      take(valueEdits(after)) ??
      take(reprintEdits(after.doc));
    if (problem !== null) return refusedPlan(`That would be no recording: ${problem}.`, "Edit the file by hand first.");
    if (lists.length === 0) return nothing("It is as the recorder writes it already.");
    const plan = planned(recording, after, lists, [], hash);
    if (plan.key.before === plan.key.after) return { type: "edit", plan };
    const message = "The ids that are put in their places stand in the request too, so that its key changes.";
    return { type: "edit", plan: { ...plan, warnings: [{ message, pointer: "/request" }] } };
  },
};

function valueEdits(recording: Recording): TextEdit[] {
  const { text } = recording.doc;
  const edits = unnormalisedIn(recording).map(({ node, json }) => ({ from: node.start, to: node.end, text: json }));
  return orderedEdits(text, edits);
}
