import { openRecording, type Recording } from "./recording";

/** How the recorder begins and ends a list of answers in a response, and parts two of them (format, section 2). */
const RESPONSE = '\n  "response": ';
const BEGIN = `${RESPONSE}{\n    "body": [\n      {`;
const BETWEEN = "\n      },\n      {";
const END = "\n      }\n    ],";

/**
 * A recording with only the first of the answers that its response lists: a stream has hundreds, and the first tells
 * how the others are written. Its request is whole, and whatever stands before and behind the list. Null where the text
 * is not laid out as the recorder does it, or is no recording; what is left out is not looked at.
 */
export function openBriefly(path: string, text: string): Recording | null {
  const begin = text.indexOf(BEGIN);
  const from = begin === -1 ? -1 : text.indexOf(BETWEEN, begin + BEGIN.length);
  const to = from === -1 ? -1 : text.lastIndexOf(END);
  if (to <= from) return null;
  const opened = openRecording(path, text.slice(0, from) + text.slice(to));
  if (!opened.ok) return null;
  const { request, response, body } = opened.recording;
  // Nothing but items of the list was left out: the response is where it seemed to be, and the request before it.
  const isSure = response.start === begin + RESPONSE.length && request.end < begin && (body?.end ?? 0) > from;
  return isSure ? opened.recording : null;
}
