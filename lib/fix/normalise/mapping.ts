import type { TextEdit } from "../../edit";
import { applyTextEdits } from "../../edit/text/apply";
import { parseJson } from "../../json/parse";
import type { Recording } from "../../recording/recording";

const MEMBER = "id_normalization_mapping";

/**
 * Puts the ids of a recording's own mapping in their places, as a reader does before use, and empties the mapping. Each
 * list of edits is of the text that the one before it makes.
 */
export function mappingEdits({ doc }: Recording): TextEdit[][] {
  const pairs = (doc.root.get(MEMBER)?.members() ?? []).flatMap(({ key, value }): [string, string][] =>
    value.string ? [[value.string, key]] : [],
  );
  const lists: TextEdit[][] = [];
  let { text } = doc;
  const take = (edits: TextEdit[]) => {
    if (edits.length === 0) return;
    lists.push(edits);
    text = applyTextEdits(text, edits);
  };
  for (const [original, normalised] of pairs) take(occurrences(text, original, normalised));
  if (lists.length === 0 && pairs.length === 0) return [];
  const parsed = parseJson(text);
  const mapping = parsed.ok ? parsed.doc.root.get(MEMBER) : undefined;
  if (mapping) take([{ from: mapping.start, to: mapping.end, text: "{}" }]);
  return lists;
}

function occurrences(text: string, original: string, normalised: string): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(original); at !== -1; at = text.indexOf(original, at + original.length)) {
    edits.push({ from: at, to: at + original.length, text: normalised });
  }
  return original === normalised ? [] : edits;
}
