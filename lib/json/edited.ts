import { JsonDocument, KIND } from "./document";
import { type JsonResult, parseJson } from "./parse";

/** A stretch of a text, `[from, to)` in UTF-16 units, and what takes its place. */
type Replacement = { from: number; to: number; text: string };

/** A string or a number of a document that is replaced: its tape entry, and its new token. */
type Token = { index: number; from: number; to: number; text: string };

/**
 * A document's text with replacements made, parsed. `text` is that text; replacements are in order and do not overlap.
 * Where all of them lie within strings and numbers, only those are parsed and the rest of the tape is moved, which
 * gives the same document as parsing the whole.
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
    const kind = doc.kinds[index];
    if ((kind !== KIND.string && kind !== KIND.number) || from < start || to > end) return null;
    if (last?.index === index) return null;
    tokens.push({ index, from: start, to: end, text: doc.text.slice(start, from) + text + doc.text.slice(to, end) });
  }
  return areOfTheirKind(doc, tokens) ? tokens : null;
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

/** Whether each token is a whole string, or a whole number, as the one in its place: all are parsed as one list. */
function areOfTheirKind(doc: JsonDocument, tokens: readonly Token[]): boolean {
  const parsed = parseJson(`[${tokens.map(({ text }) => text).join(",")}]`);
  if (!parsed.ok) return false;
  const { kinds, starts, ends } = parsed.doc;
  let start = 1;
  for (const [at, { index, text }] of tokens.entries()) {
    const isWhole = starts[at + 1] === start && ends[at + 1] === start + text.length;
    if (!isWhole || kinds[at + 1] !== doc.kinds[index]) return false;
    start += text.length + 1;
  }
  return kinds.length === tokens.length + 1;
}

function moved(doc: JsonDocument, tokens: readonly Token[], text: string): JsonDocument {
  const starts = doc.starts.slice();
  const ends = doc.ends.slice();
  // By how much the text has grown behind each token, and nothing before the first.
  const growths = [0];
  for (const { from, to, text: made } of tokens) growths.push((growths.at(-1) ?? 0) + made.length - (to - from));
  let passed = 0;
  let growth = 0;
  let next = tokens[0]?.index ?? starts.length;
  for (let at = 0; at < starts.length; at++) {
    starts[at] = (starts[at] ?? 0) + growth;
    if (at === next) {
      passed++;
      growth = growths[passed] ?? growth;
      next = tokens[passed]?.index ?? starts.length;
    }
    const kind = doc.kinds[at];
    const isContainer = kind === KIND.object || kind === KIND.array;
    // What a container holds ends within it; everything else ends before the next token begins.
    ends[at] = (ends[at] ?? 0) + (isContainer ? (growths[countUpTo(tokens, doc.ends[at] ?? 0)] ?? 0) : growth);
  }
  return new JsonDocument(text, doc.kinds, starts, ends, doc.nexts, doc.hasEscapedKeys);
}

/** How many tokens end at or before an offset. */
function countUpTo(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
