import { decodeString, type JsonDocument, type JsonNode, KIND } from "../../json/document";

/** The tape entry whose token an offset of the text lies in, or before: the last one that begins at or before it. */
export function entryAt({ starts }: JsonDocument, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The JSON pointer of a tape entry; of a key, that of its value. */
export function pointerOf(doc: JsonDocument, entry: number): string {
  const wanted = doc.kinds[entry] === KIND.key ? entry + 1 : entry;
  let node: JsonNode | undefined = doc.root;
  while (node && node.index !== wanted) {
    const children: JsonNode[] = node.kind === "object" ? node.members().map(({ value }) => value) : node.items();
    node = children.findLast(({ index }) => index <= wanted);
  }
  return node?.pointer ?? "";
}

/** The text of a key's or a string's tape entry, decoded. */
export function stringAt({ text, starts, ends }: JsonDocument, entry: number): string {
  return decodeString(text, starts[entry] ?? 0, ends[entry] ?? 0);
}

/** The key that a value stands under; empty for items of lists. */
export function keyOf(doc: JsonDocument, entry: number): string {
  return doc.kinds[entry - 1] === KIND.key ? stringAt(doc, entry - 1) : "";
}

/** The string values that hold, or stand under a key that holds, what a global pattern finds in the text. */
export function stringsWith(doc: JsonDocument, pattern: RegExp): Set<number> {
  const entries = new Set<number>();
  for (const { index } of doc.text.matchAll(pattern)) {
    const entry = entryAt(doc, index);
    const value = doc.kinds[entry] === KIND.key ? entry + 1 : entry;
    if (doc.kinds[value] === KIND.string) entries.add(value);
  }
  return entries;
}
