import { type Hunk, wordsOf } from "./hunks";

/** The stretch of an assembled text that one recorded string brought; empty for a string that may take some. */
export type Stretch = { start: number; end: number };

/** What `[from, to)` of the assembled text becomes, all of it within stretch `at`. */
export type Share = { at: number; from: number; to: number; text: string };

/**
 * Spreads what changes over the stretches that brought it: text between two kept words goes where the words that it
 * replaces stood, in pieces of whole words. A text that is put in between joins the stretch before it. Null where a
 * change reaches text that no stretch brought.
 */
export function sharesOf(hunks: readonly Hunk[], stretches: readonly Stretch[]): Share[] | null {
  const shares: Share[] = [];
  for (const hunk of hunks) {
    const reached = reachedBy(hunk, stretches);
    const covered = reached.reduce((sum, { from, to }) => sum + to - from, 0);
    if (reached.length === 0 || covered < hunk.to - hunk.from) return null;
    const texts = partedText(
      hunk.text,
      reached.map(({ from, to }) => to - from),
    );
    for (const [position, place] of reached.entries()) {
      const text = texts[position] ?? "";
      if (place.from < place.to || text !== "") shares.push({ ...place, text });
    }
  }
  return shares;
}

function reachedBy({ from, to }: Hunk, stretches: readonly Stretch[]): Omit<Share, "text">[] {
  const reached: Omit<Share, "text">[] = [];
  for (let at = firstBehind(stretches, from); at < stretches.length; at++) {
    const { start, end } = stretches[at] ?? { start: to, end: to };
    if (start >= to) break;
    if (end > from) reached.push({ at, from: Math.max(start, from), to: Math.min(end, to) });
  }
  if (reached.length > 0 || from < to) return reached;
  const within = stretches.findIndex(({ start, end }) => start < from && from <= end);
  if (within !== -1) return [{ at: within, from, to: from }];
  const behind = stretches.findIndex(({ start, end }) => start === from && end > from);
  if (behind !== -1) return [{ at: behind, from, to: from }];
  // Nothing but empty strings stands here: the text is spread over all of them.
  return stretches.flatMap(({ start, end }, at) => (start === from && end === from ? [{ at, from, to: from }] : []));
}

/** The position of the first stretch that ends behind an offset; stretches are in the order of the text. */
function firstBehind(stretches: readonly Stretch[], offset: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A text in as many pieces as there are weights, of lengths in their proportion, parted between words. */
export function partedText(text: string, weights: readonly number[]): string[] {
  if (weights.length <= 1) return weights.length === 1 ? [text] : [];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const cuts = cutsOf(text);
  const pieces: string[] = [];
  let from = 0;
  let passed = 0;
  let next = 0;
  for (const [position, weight] of weights.entries()) {
    passed += total === 0 ? 1 : weight;
    const share = passed / (total === 0 ? weights.length : total);
    const wanted = position === weights.length - 1 ? text.length : text.length * share;
    let cut = from;
    for (; next < cuts.length; next++) {
      const candidate = cuts[next] ?? text.length;
      if (candidate > wanted && candidate - wanted > wanted - cut) break;
      cut = candidate;
    }
    if (position === weights.length - 1) cut = text.length;
    pieces.push(text.slice(from, cut));
    from = cut;
  }
  return pieces;
}

/** A text in pieces of one word each, the space before a word with it, as models stream. */
export function wordPieces(text: string): string[] {
  const pieces = text.match(/\s*\S+(?:\s+$)?/g) ?? [];
  return pieces.length === 0 && text !== "" ? [text] : pieces;
}

/** Where a text is best parted: behind each word; the end of the text is the last. */
function cutsOf(text: string): number[] {
  const cuts: number[] = [];
  let at = 0;
  let isOpen = false;
  for (const word of wordsOf(text)) {
    const isSpace = /^\s/.test(word);
    const isWord = /^[\p{L}\p{N}_]/u.test(word);
    if (isOpen && (isSpace || isWord)) cuts.push(at);
    isOpen = !isSpace;
    at += word.length;
  }
  if (at > 0) cuts.push(at);
  return cuts;
}
