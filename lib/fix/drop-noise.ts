import type { TextEdit } from "../edit/plan";
import { planned } from "../edit/plan-edit";
import { applyTextEdits, orderedEdits } from "../edit/text/apply";
import { tokenOffsets } from "../edit/text/token-offsets";
import { DocumentEdits } from "../edit/text/value-edits";
import type { JsonNode } from "../json/document";
import { openRecording } from "../recording/recording";
import { type Fix, nothing, refusedPlan } from "./fix";
import { type Noise, noiseIn } from "./noise";

/** Removes what is another random text each time and says nothing. */
export const dropNoise: Fix = {
  name: "drop-noise",
  title: "Drop noise",
  about: "Removes the random padding that providers add to chunks. Nothing that a test can read is lost.",
  why: "drop-noise",
  planFix: (recording, { hash }) => {
    const noise = noiseIn(recording);
    if (noise.length === 0) return nothing("There is no padding in it.");
    const { text } = recording.doc;
    const inLines = new Map<JsonNode | null, Noise[]>();
    for (const member of noise) {
      const known = inLines.get(member.line);
      if (known) known.push(member);
      else inLines.set(member.line, [member]);
    }
    const textEdits = orderedEdits(
      text,
      [...inLines].flatMap(([line, members]) => (line ? cutFrom(line, members) : withoutMembers(members))),
    );
    const opened = openRecording(recording.path, applyTextEdits(text, textEdits));
    if (!opened.ok) return refusedPlan(opened.problem.message, opened.problem.hint);
    return { type: "edit", plan: planned(recording, opened.recording, [textEdits], [], hash) };
  },
};

/** The edits of a document that take members out of it; all of them are of one document. */
function withoutMembers(members: readonly Noise[]): TextEdit[] {
  const [first] = members;
  if (!first) return [];
  const edits = new DocumentEdits(first.object.doc);
  for (const { object, position } of members) edits.remove(object, position);
  return edits.textEdits();
}

/**
 * The same in the JSON that ends a line of the file: what is cut out of the line leaves all else as it stands there.
 */
function cutFrom(line: JsonNode, members: readonly Noise[]): TextEdit[] {
  const before = (line.string?.length ?? 0) - (members[0]?.object.doc.text.length ?? 0);
  return withoutMembers(members).map(({ from, to, text }) => {
    const [start = 0, end = 0] = tokenOffsets(line.doc.text, line.start, [before + from, before + to]);
    return { from: start, to: end, text };
  });
}
