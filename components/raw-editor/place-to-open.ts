import { parseJson } from "@/lib/json/parse";

/** The offset at which a text opens: the value at a JSON pointer, the beginning of a line (from 1), or the top. */
export function placeToOpen(text: string, pointer: string | null, line: number | null): number {
  if (pointer !== null) {
    const parsed = parseJson(text);
    const node = parsed.ok ? parsed.doc.at(pointer) : undefined;
    if (node) return node.start;
  }
  let from = 0;
  for (let at = 1; at < (line ?? 1); at++) {
    const next = text.indexOf("\n", from);
    if (next === -1) break;
    from = next + 1;
  }
  return from;
}

/** The offset in a text at which it begins to differ from what it was. */
export function firstDifference(was: string, is: string): number {
  let at = 0;
  while (at < is.length && was[at] === is[at]) at++;
  return at;
}
