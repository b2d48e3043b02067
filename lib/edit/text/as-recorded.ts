import { decodeString, KIND } from "../../json/document";
import { parseJson } from "../../json/parse";
import { pythonString } from "../../json/python-text";
import type { TextEdit } from "../plan";
import { applyTextEdits } from "./apply";
import { lineEdits } from "./line-edits";

const STRINGS = /"(?:[^"\\\n]|\\.)*"/g;

/**
 * A text that somebody typed over another one, with new strings as the recorder writes them: all of it ASCII, escapes
 * in lower case. Strings that stood there before keep their bytes, and so does everything else. What is no JSON stays
 * as it was typed.
 */
export function asRecorded(before: string, after: string): string {
  const parsed = parseJson(after);
  if (!parsed.ok) return after;
  const { kinds, starts, ends } = parsed.doc;
  const printed: TextEdit[] = [];
  let shift = 0;
  let node = 0;
  for (const { from, to, text } of lineEdits(before, after)) {
    const start = from + shift;
    const end = start + text.length;
    shift = end - to;
    const old = new Set(before.slice(from, to).match(STRINGS));
    for (; node < kinds.length && (starts[node] ?? end) < end; node++) {
      const at = starts[node] ?? 0;
      const stop = ends[node] ?? 0;
      if (at < start || (kinds[node] !== KIND.string && kinds[node] !== KIND.key)) continue;
      const token = after.slice(at, stop);
      const wanted = old.has(token) ? token : pythonString(decodeString(after, at, stop));
      if (wanted !== token) printed.push({ from: at, to: stop, text: wanted });
    }
  }
  return applyTextEdits(after, printed);
}
