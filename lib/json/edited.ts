import { JsonDocument, KIND } from "./document";
import { type JsonResult, parseJson } from "./parse";

/** A stretch of a text, `[from, to)` in UTF-16 units, and what takes its place. */
type Replacement = { from: number; to: number; text: string };

/** A string value of a document that is replaced: its tape entry, and its new token. */
type Token = { index: number; from: number; to: number; text: string };

/**
 * A document's text with replacements made, parsed. `text` is that text; replacements are in order and do not overlap.
 * Where all of them lie within string values, only those are parsed and the rest of the tape is moved, which gives the
 * same document as parsing the whole.
 */
export function parseEdited(doc: JsonDocument, replacements: readonly Replacement[], text: string): JsonResult {
  const tokens = tokensOf(doc, replacements);
  return tokens ? { ok: true, doc: moved(doc, tokens, text) } : parseJson(text);
}

function tokensOf(doc: JsonDocument, replacements: readonly Replacement[]): Token[] | null {
  const tokens: Token[] = [];
  for (const { from, to, text } of replacements) {
    const last = tokens.at(-1);
    const index = last && from < last.to ? last.index : entryAt(doc, from);
    const [start, end] = [doc.starts[index] ?? 0, doc.ends[index] ?? 0];
    if (doc.kinds[index] !== KIND.string || from < start || to > end) return null;
    if (last?.index === index) return null;
    tokens.push({ index, from: start, to: end, text: doc.text.slice(start, from) + text + doc.text.slice(to, end) });
  }
  return tokens.every(({ text }) => isString(text)) ? tokens : null;
}

/** The last entry of the tape that begins at or before an offset. */
function entryAt({ starts }: JsonDocument, offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isString(token: string): boolean {
  const parsed = token.startsWith('"') && token.endsWith('"') ? parseJson(token) : null;
  return parsed?.ok === true && parsed.doc.root.end === token.length && parsed.doc.root.string !== undefined;
}

function moved(doc: JsonDocument, tokens: readonly Token[], text: string): JsonDocument {
  const starts = doc.starts.slice();
  const ends = doc.ends.slice();
  for (const { index, from, to, text: made } of tokens) {
    const growth = made.length - (to - from);
    if (growth === 0) continue;
    for (let at = index + 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + growth;
    for (let at = index; at < ends.length; at++) ends[at] = (ends[at] ?? 0) + growth;
    // What holds the token ends behind it as well.
    for (let at = index - 1; at >= 0; at--) if ((doc.ends[at] ?? 0) >= to) ends[at] = (ends[at] ?? 0) + growth;
  }
  return new JsonDocument(text, doc.kinds, starts, ends, doc.nexts, doc.hasEscapedKeys);
}
