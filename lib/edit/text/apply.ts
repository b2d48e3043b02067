import type { TextEdit } from "../plan";

/** The text with all edits made at once; they are in order and do not overlap (see `orderedEdits`). */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** In the order of the text; those that touch become one, those that change nothing are left out. */
export function orderedEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const ordered: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = ordered.at(-1);
    if (last && edit.from < last.to) throw new Error("edits of text overlap");
    if (last && edit.from === last.to) {
      last.to = edit.to;
      last.text += edit.text;
    } else ordered.push({ ...edit });
  }
  return ordered.filter(({ from, to, text: after }) => text.slice(from, to) !== after);
}

/** A stretch of a text in the making: of the original text, or new. */
type Segment = { from: number; to: number } | { text: string };

/** Edits, each list on the text that the one before it makes, as edits of the original text. */
export function composedEdits(original: string, lists: readonly (readonly TextEdit[])[]): TextEdit[] {
  let segments: Segment[] = [{ from: 0, to: original.length }];
  for (const edits of lists) segments = edited(segments, edits);
  const composed: TextEdit[] = [];
  let at = 0;
  let text = "";
  for (const segment of [...segments, { from: original.length, to: original.length }]) {
    if ("text" in segment) {
      text += segment.text;
      continue;
    }
    if (segment.from > at || text !== "") composed.push({ from: at, to: segment.from, text });
    at = segment.to;
    text = "";
  }
  return orderedEdits(original, composed);
}

function edited(segments: readonly Segment[], edits: readonly TextEdit[]): Segment[] {
  const made: Segment[] = [];
  let next = 0;
  let offset = 0;
  let position = 0;
  const advance = (to: number, keep: boolean): void => {
    for (let segment = segments[next]; segment && position < to; segment = segments[next]) {
      const step = Math.min(to - position, lengthOf(segment) - offset);
      if (keep && step > 0) made.push(slice(segment, offset, offset + step));
      position += step;
      offset += step;
      if (offset < lengthOf(segment)) continue;
      next++;
      offset = 0;
    }
  };
  for (const { from, to, text } of edits) {
    advance(from, true);
    made.push({ text });
    advance(to, false);
  }
  advance(Number.POSITIVE_INFINITY, true);
  return made;
}

function lengthOf(segment: Segment): number {
  return "text" in segment ? segment.text.length : segment.to - segment.from;
}

function slice(segment: Segment, from: number, to: number): Segment {
  if ("text" in segment) return { text: segment.text.slice(from, to) };
  return { from: segment.from + from, to: segment.from + to };
}
