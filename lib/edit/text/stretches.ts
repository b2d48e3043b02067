import type { TextEdit } from "../plan";

/** A run of whole lines that edits reach: `[from, to)` of the old text, without its last line feed; and both texts. */
export type Stretch = { from: number; to: number; before: string; after: string };

/** The runs of whole lines that edits reach, as they were and as they will be. */
export function stretchesOf(text: string, edits: readonly TextEdit[]): Stretch[] {
  const stretches: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const last = stretches.at(-1);
    const from = text.lastIndexOf("\n", edit.from - 1) + 1;
    const end = text.indexOf("\n", edit.to);
    const to = end === -1 ? text.length : end;
    if (last && from <= last.to) {
      last.to = to;
      last.edits.push(edit);
    } else stretches.push({ from, to, edits: [edit] });
  }
  return stretches.map(({ from, to, edits: within }) => {
    let after = "";
    let at = from;
    for (const edit of within) {
      after += text.slice(at, edit.from) + edit.text;
      at = edit.to;
    }
    return { from, to, before: text.slice(from, to), after: after + text.slice(at, to) };
  });
}

/** The lines of a stretch that differ; `head` lines before them stay, and `tail` lines behind them. */
export function differingLines({ before, after }: Stretch): { head: number; removed: string[]; added: string[] } {
  const [old, made] = [before.split("\n"), after.split("\n")];
  const shorter = Math.min(old.length, made.length);
  let head = 0;
  while (head < shorter && old[head] === made[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++;
  return { head, removed: old.slice(head, old.length - tail), added: made.slice(head, made.length - tail) };
}
