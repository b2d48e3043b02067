/** Characters that stay beside a difference. */
const AROUND = 160;
/** Characters within which a word ends, so that none is cut. */
const WORD = 40;
/** To hide less than this is not worth a fold. */
const LEAST = 240;

export type FoldedText = { head: string; middle: string; tail: string };

/**
 * A stretch that two texts share, in three: what stands beside the differences at its ends, and in the `middle`, empty
 * where the stretch is short, what can be left out. At the beginning or the end of a text there is no difference.
 */
export function foldEqual(text: string, { first, last }: { first: boolean; last: boolean }): FoldedText {
  const from = first ? 0 : after(text, AROUND);
  const to = last ? text.length : before(text, text.length - AROUND);
  if ((first && last) || to - from < LEAST) return { head: text, middle: "", tail: "" };
  return { head: text.slice(0, from), middle: text.slice(from, to), tail: text.slice(to) };
}

/** The end of the word that stands there. */
function after(text: string, at: number): number {
  const space = /\s/.exec(text.slice(at, at + WORD));
  return space ? at + space.index : wholeCharacter(text, at);
}

/** The beginning of the word that stands there. */
function before(text: string, at: number): number {
  const word = /\S*$/.exec(text.slice(Math.max(0, at - WORD), at))?.[0].length ?? 0;
  return word < WORD ? at - word : wholeCharacter(text, at);
}

function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
}
