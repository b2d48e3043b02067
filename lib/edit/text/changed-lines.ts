import type { TextEdit } from "../plan";

/** How many lines a line diff shows as added and removed; lines that an edit leaves as they were do not count. */
export function changedLinesOf(text: string, edits: readonly TextEdit[]): { added: number; removed: number } {
  let added = 0;
  let removed = 0;
  for (const { before, after } of stretchesOf(text, edits)) {
    const [old, made] = [before.split("\n"), after.split("\n")];
    let head = 0;
    while (head < Math.min(old.length, made.length) && old[head] === made[head]) head++;
    let tail = 0;
    while (tail < Math.min(old.length, made.length) - head && old.at(-1 - tail) === made.at(-1 - tail)) tail++;
    removed += old.length - head - tail;
    added += made.length - head - tail;
  }
  return { added, removed };
}

/** The runs of whole lines that edits reach, as they were and as they will be. */
function stretchesOf(text: string, edits: readonly TextEdit[]): { before: string; after: string }[] {
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
    return { before: text.slice(from, to), after: after + text.slice(at, to) };
  });
}
