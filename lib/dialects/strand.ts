import type { Chunk, Piece } from "../recording/message";
import { placeOf, type StreamItem } from "./stream-item";

/** A stretch of a strand's text, `[from, to)`. */
export type Range = { from: number; to: number };

/** Where a value stands in a stream: its chunk, the chunk's item, and a pointer from the item's data on. */
export type Origin = { chunk: Chunk; item: StreamItem; path: string };

/** A text that grows chunk by chunk, and the pieces that it grew by. Linear in the length of the stream. */
export class Strand {
  text = "";
  private readonly grown: { piece: Piece; chunk: Chunk }[] = [];

  /** Appends text that stands at `path` below the origin. */
  append(text: string, { chunk, item, path }: Origin, step: string): void {
    if (text === "") return;
    const start = this.text.length;
    const { length } = text;
    const { pointer, inner } = placeOf(item, path + step);
    const piece: Piece =
      inner === undefined
        ? { message: 0, part: 0, start, end: start + length, pointer, from: 0, to: length }
        : { message: 0, part: 0, start, end: start + length, pointer, inner, from: 0, to: length };
    this.text += text;
    this.grown.push({ piece, chunk });
  }

  /** The text becomes this part of this message: gives each chunk its pieces. */
  settle(message: number, part: number): void {
    for (const { piece, chunk } of this.grown) {
      piece.message = message;
      piece.part = part;
      chunk.pieces.push(piece);
    }
  }

  /** As `settle`, for some stretches of the text (in order, disjoint), which come one behind the other in the part. */
  settleRanges(ranges: readonly Range[], message: number, part: number): void {
    let at = 0;
    let length = 0;
    for (const { from, to } of ranges) {
      while ((this.grown[at]?.piece.end ?? to) <= from) at++;
      for (let next = at; next < this.grown.length; next++) {
        const entry = this.grown[next];
        if (!entry || entry.piece.start >= to) break;
        const start = Math.max(entry.piece.start, from);
        const end = Math.min(entry.piece.end, to);
        entry.chunk.pieces.push({
          ...entry.piece,
          message,
          part,
          start: length + start - from,
          end: length + end - from,
          from: entry.piece.from + start - entry.piece.start,
          to: entry.piece.from + end - entry.piece.start,
        });
      }
      length += to - from;
    }
  }

  sliceOf(ranges: readonly Range[]): string {
    return ranges.map(({ from, to }) => this.text.slice(from, to)).join("");
  }
}
