import type { Recording } from "../recording/recording";
import { printResponse } from "./print-response";
import type { CallError, Recorded, WireAnswer } from "./wire";

/** A recording asked again: its whole new text, the old one itself where it is the same. `error`: the call failed, and that is what the text records. */
export type Rerecorded = { ok: true; text: string; error: CallError | null } | { ok: false; message: string };

/**
 * The text of a recording with another answer, byte for byte as the recorder would write it: everything but `response`
 * is the old file's (format, section 3.4). `parse` is the provider's way to read an answer. Fails with a sentence where
 * the recorder would record nothing.
 */
export function rerecordedText(
  recording: Recording,
  answer: WireAnswer,
  parse: (recording: Recording, answer: WireAnswer) => Recorded,
): Rerecorded {
  const recorded = parse(recording, answer);
  if (!recorded.ok) return recorded;
  const { doc, response } = recording;
  const { error } = recorded;
  const printed = printResponse(recorded);
  if (printed === response.raw) return { ok: true, text: doc.text, error };
  return { ok: true, text: doc.text.slice(0, response.start) + printed + doc.text.slice(response.end), error };
}
