import type { RowStore } from "../store";
import { buildSegment, MAX_SEGMENT_ROWS, type Segment } from "./segment";
import { tokensOfValue, type ValueToken } from "./tokens";

/** UTF-16 units of text. */
export type TextLimits = {
  /** Fewer at the end are looked through without an index. */
  tail: number;
  /** What a segment holds, its last row apart. */
  segment: number;
  /** A segment that holds less is built anew together with what comes behind it. */
  small: number;
};

export const TEXT_LIMITS: TextLimits = { tail: 2 << 20, segment: 64 << 20, small: 16 << 20 };

/** More tokens of a phrase hardly narrow the rows that must be looked at. */
const MAX_TOKENS = 6;

/**
 * Finds the rows whose text holds a text. Older rows are indexed by segments; the newest, few, are looked through one
 * by one until `maintain` puts them into a segment.
 */
export class TextIndex {
  private segments: Segment[] = [];
  private counted = 0;
  private tail = 0;

  constructor(
    private readonly store: RowStore,
    private readonly limits: TextLimits,
  ) {}

  /** 1 a row number whose text holds the folded value. */
  find(value: string): Uint8Array {
    const mask = new Uint8Array(this.store.length);
    const tokens = tokensOfValue(value);
    const [first] = tokens;
    for (const segment of this.segments) {
      if (!first) this.look(value, segment.from, segment.to, mask);
      else if (first.text === value) this.findWord(first, segment, mask);
      else this.findPhrase(value, tokens, segment, mask);
    }
    this.look(value, this.indexedTo, this.store.length, mask);
    return mask;
  }

  /** Brings rows into segments, in steps; `all` also where they are too few to be worth a segment while more arrive. */
  *maintain(all: boolean): Generator<void, void> {
    for (;;) {
      if (this.tailUnits() < (all ? this.limits.tail : this.limits.segment)) return;
      const last = this.segments.at(-1);
      const grows = last !== undefined && last.units < this.limits.small && last.to - last.from < MAX_SEGMENT_ROWS / 2;
      const from = grows ? last.from : this.indexedTo;
      const segment = yield* buildSegment(this.store.texts, from, this.segmentEnd(from));
      this.segments = [...(grows ? this.segments.slice(0, -1) : this.segments), segment];
      this.counted = segment.to;
      this.tail = 0;
    }
  }

  private get indexedTo(): number {
    return this.segments.at(-1)?.to ?? 0;
  }

  /** Units of the texts behind the last segment, as they were when they came. */
  private tailUnits(): number {
    const { texts } = this.store;
    while (this.counted < texts.length) this.tail += texts[this.counted++]?.length ?? 0;
    return this.tail;
  }

  private segmentEnd(from: number): number {
    let units = 0;
    let to = from;
    const most = Math.min(this.store.length, from + MAX_SEGMENT_ROWS);
    while (to < most && units < this.limits.segment) units += this.store.texts[to++]?.length ?? 0;
    return to;
  }

  private look(value: string, from: number, to: number, mask: Uint8Array): void {
    const { texts } = this.store;
    for (let row = from; row < to; row++) if (texts[row]?.includes(value)) mask[row] = 1;
  }

  private findWord(token: ValueToken, segment: Segment, mask: Uint8Array): void {
    segment.mark(token, mask, 0, 1);
    for (const row of segment.longRows) if (mask[row] === 0) this.look(token.text, row, row + 1, mask);
  }

  private findPhrase(value: string, tokens: readonly ValueToken[], segment: Segment, mask: Uint8Array): void {
    const narrowing = tokens.toSorted((a, b) => b.text.length - a.text.length).slice(0, MAX_TOKENS);
    const { texts } = this.store;
    // Counts the tokens found, from 2 on: 1 stands for a row that matches, which no mere candidate is taken for.
    let seen = 0;
    for (const [i, token] of narrowing.entries()) {
      segment.mark(token, mask, seen, i + 2);
      seen = i + 2;
    }

    for (const row of segment.longRows) mask[row] = seen;
    for (let row = segment.from; row < segment.to; row++) {
      mask[row] = mask[row] === seen && texts[row]?.includes(value) ? 1 : 0;
    }
  }
}
