import type { TextEdit } from "../edit";
import { type TextHunks, textHunksOf } from "./hunks";

/** Characters of a line where there are many, and of all lines. */
const LONGEST_OF_MANY = 300;
const MOST_CHARACTERS = 200_000;

/** How a text changes, line by line, cut to what fits a page. */
export function fittingHunksOf(before: string, edits: readonly TextEdit[]): TextHunks {
  const { hunks, hidden } = textHunksOf(before, edits);
  const characters = hunks.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0);
  if (characters <= MOST_CHARACTERS) return { hunks, hidden };
  const cut = (text: string) => (text.length > LONGEST_OF_MANY ? `${text.slice(0, LONGEST_OF_MANY)} …` : text);
  return {
    hunks: hunks.map(({ line, lines }) => ({ line, lines: lines.map((each) => ({ ...each, text: cut(each.text) })) })),
    hidden,
  };
}
