import { fold } from "../catalog/fold";
import { parseSearch } from "../catalog/search/parse";

/** What a search looks for inside texts, folded, longest first: what is worth marking in a row. */
export function wordsOf(search: string): string[] {
  const words = parseSearch(search).terms.flatMap(({ negated, test }) =>
    !negated && (test.type === "text" || test.type === "field") && test.value.length > 1 ? [test.value] : [],
  );
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

export type Segment = { text: string; marked: boolean; from: number };

/**
 * Cuts a text where words (folded) stand in it. Where folding changes the text's length, as few scripts do, nothing
 * is marked: the offsets would not fit.
 */
export function segmentsOf(text: string, words: readonly string[]): Segment[] {
  const folded = fold(text);
  if (words.length === 0 || folded.length !== text.length) return [{ text, marked: false, from: 0 }];
  const segments: Segment[] = [];
  let from = 0;
  while (from < text.length) {
    const next = nearest(folded, words, from);
    if (!next) break;
    if (next.at > from) segments.push({ text: text.slice(from, next.at), marked: false, from });
    from = next.at + next.word.length;
    segments.push({ text: text.slice(next.at, from), marked: true, from: next.at });
  }
  if (from < text.length || segments.length === 0) segments.push({ text: text.slice(from), marked: false, from });
  return segments;
}

function nearest(folded: string, words: readonly string[], from: number): { at: number; word: string } | null {
  let best: { at: number; word: string } | null = null;
  for (const word of words) {
    const at = folded.indexOf(word, from);
    if (at !== -1 && (!best || at < best.at)) best = { at, word };
  }
  return best;
}
