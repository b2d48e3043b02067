import type { Refused } from "../change/refusal";
import type { EditFailure } from "../edit";
import type { JsonDocument } from "../json/document";
import { placeOf } from "../json/parse";

/** Why an edit cannot be made, with its place in the file. */
export function editFailure(path: string, doc: JsonDocument, { message, pointer, hint }: EditFailure): Refused {
  const node = doc.at(pointer) ?? doc.root;
  const { line, column } = placeOf(doc.text, node.start);
  return { ok: false, refusal: { reason: "edit", path, problem: { message, line, column, hint } } };
}
