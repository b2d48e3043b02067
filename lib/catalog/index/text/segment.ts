import { GrowingList } from "../growing";
import { isTokenUnit, MAX_TOKEN, type ValueToken } from "./tokens";
import { nextHash, type Vocabulary, VocabularyBuilder } from "./vocabulary";

/** Rows of a segment are counted in 16 bits. */
export const MAX_SEGMENT_ROWS = 65_536;

const UNITS_A_STEP = 1 << 18;

/** For the rows `[from, to)`: which tokens stand in which of them. */
export class Segment {
  constructor(
    readonly from: number,
    readonly to: number,
    /** UTF-16 units of all texts. */
    readonly units: number,
    private readonly vocabulary: Vocabulary,
    /** The rows of token `n`: `rows[starts[n] .. starts[n + 1])`, relative to `from`, ascending. */
    private readonly starts: Uint32Array,
    private readonly rows: Uint16Array,
    /** Rows that hold a token too long for the vocabulary. */
    readonly longRows: Uint32Array,
  ) {}

  /** Sets `mask[row] = to` for rows where it is `from` and a token matches. `to` is not `from`. */
  mark(token: ValueToken, mask: Uint8Array, from: number, to: number): void {
    const { starts, rows } = this;
    for (const number of this.vocabulary.matching(token)) {
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at++) {
        const row = this.from + (rows[at] ?? 0);
        if (mask[row] === from) mask[row] = to;
      }
    }
  }
}

/** Indexes the texts of rows `[from, to)`, in steps of some milliseconds. */
export function* buildSegment(texts: readonly string[], from: number, to: number): Generator<void, Segment> {
  const vocabulary = new VocabularyBuilder();
  const counts: number[] = [];
  const lastRow: number[] = [];
  /** Token numbers, each once a row, row by row; `ends` says where each row's end. */
  const pairs = new GrowingList();
  const ends = new GrowingList();
  const longRows: number[] = [];
  let units = 0;
  let stepped = 0;

  for (let row = from; row < to; row++) {
    const text = texts[row] ?? "";
    let isLong = false;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (!isTokenUnit(code)) continue;
      const start = at;
      let hash = 0;
      do {
        hash = nextHash(hash, code);
        code = text.charCodeAt(++at);
      } while (isTokenUnit(code));
      if (at - start > MAX_TOKEN) {
        isLong = true;
        continue;
      }
      const number = vocabulary.numberOf(text, start, at, hash);
      if (lastRow[number] === row) continue;
      lastRow[number] = row;
      counts[number] = (counts[number] ?? 0) + 1;
      pairs.push(number);
    }
    ends.push(pairs.length);
    if (isLong) longRows.push(row);
    units += text.length;
    if (units - stepped > UNITS_A_STEP) {
      stepped = units;
      yield;
    }
  }

  const starts = new Uint32Array(counts.length + 1);
  for (const [number, count] of counts.entries()) starts[number + 1] = (starts[number] ?? 0) + count;
  yield;
  const next = starts.slice();
  const rows = new Uint16Array(pairs.length);
  for (let row = 0, at = 0; row < ends.length; row++) {
    for (const end = ends.array[row] ?? 0; at < end; at++) {
      const number = pairs.array[at] ?? 0;
      const place = next[number] ?? 0;
      rows[place] = row;
      next[number] = place + 1;
    }
    if ((row & 4095) === 4095) yield;
  }
  yield;
  return new Segment(from, to, units, vocabulary.finish(), starts, rows, Uint32Array.from(longRows));
}
