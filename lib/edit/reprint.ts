import type { JsonDocument } from "../json/document";
import { printPython } from "../json/print";
import { differenceFromPython } from "../json/round-trip";
import type { TextEdit } from "./plan";
import { lineEdits } from "./text/line-edits";

/**
 * How a text becomes what the recorder would write today: its indent, escapes, numbers and last line feed (format,
 * section 0). No value changes, a key that stands twice aside: of it the last value stays, as every reader takes it.
 */
export function reprintEdits(doc: JsonDocument): TextEdit[] {
  return differenceFromPython(doc) === null ? [] : lineEdits(doc.text, printPython(doc.root));
}
