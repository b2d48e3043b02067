import { GrowingList } from "../growing";
import type { ValueToken } from "./tokens";

const LINE_FEED = 10;

/** Collects distinct tokens and numbers them from 0, without a string a token. */
export class VocabularyBuilder {
  private chars = new Uint16Array(1 << 14);
  private used = 1;
  private readonly starts = new GrowingList();
  private readonly hashes = new GrowingList();
  /** Open addressing: a token's number + 1, or 0. */
  private slots = new Uint32Array(1 << 12);

  constructor() {
    this.chars[0] = LINE_FEED;
  }

  get size(): number {
    return this.starts.length;
  }

  /** The number of the token `text[from .. to)`, whose hash the caller has made on the way (`nextHash`). */
  numberOf(text: string, from: number, to: number, hash: number): number {
    const { slots } = this;
    const wrap = slots.length - 1;
    let slot = hash & wrap;
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (this.hashes.array[held - 1] === hash && this.holds(held - 1, text, from, to)) return held - 1;
      slot = (slot + 1) & wrap;
    }
    slots[slot] = this.size + 1;
    return this.append(text, from, to, hash);
  }

  finish(): Vocabulary {
    const pieces: string[] = [];
    for (let at = 0; at < this.used; at += 8192) {
      pieces.push(String.fromCharCode(...this.chars.subarray(at, Math.min(at + 8192, this.used))));
    }
    return new Vocabulary(pieces.join(""), this.starts.array.slice(0, this.size));
  }

  private holds(number: number, text: string, from: number, to: number): boolean {
    const { chars } = this;
    const start = this.starts.array[number] ?? 0;
    for (let i = from; i < to; i++) if (chars[start + i - from] !== text.charCodeAt(i)) return false;
    return chars[start + to - from] === LINE_FEED;
  }

  private append(text: string, from: number, to: number, hash: number): number {
    if (this.used + to - from + 1 > this.chars.length) {
      const grown = new Uint16Array(Math.max(this.chars.length * 2, this.used + to - from + 1));
      grown.set(this.chars);
      this.chars = grown;
    }
    this.starts.push(this.used);
    this.hashes.push(hash);
    for (let i = from; i < to; i++) this.chars[this.used++] = text.charCodeAt(i);
    this.chars[this.used++] = LINE_FEED;
    if (this.size * 2 > this.slots.length) this.rehash();
    return this.size - 1;
  }

  private rehash(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const wrap = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = (this.hashes.array[number] ?? 0) & wrap;
      while (slots[slot] !== 0) slot = (slot + 1) & wrap;
      slots[slot] = number + 1;
    }
    this.slots = slots;
  }
}

/** The hash of a token, one more unit at a time, beginning with 0; an unsigned 32-bit number. */
export function nextHash(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** All distinct tokens as one string, a line each, so that one scan finds the tokens that hold a text. */
export class Vocabulary {
  constructor(
    private readonly joined: string,
    private readonly starts: Uint32Array,
  ) {}

  get size(): number {
    return this.starts.length;
  }

  /** The numbers of the tokens that a token of a search value can stand for, ascending. */
  matching({ text, closedBefore, closedAfter }: ValueToken): number[] {
    const needle = `${closedBefore ? "\n" : ""}${text}${closedAfter ? "\n" : ""}`;
    const numbers: number[] = [];
    const { joined, starts } = this;
    let number = 0;
    for (let at = joined.indexOf(needle); at !== -1; ) {
      number = this.lineAt(closedBefore ? at + 1 : at, number);
      numbers.push(number);
      // On with the next token, not with a second place in this one.
      const next = starts[number + 1];
      at = next === undefined ? -1 : joined.indexOf(needle, next - 1);
    }
    return numbers;
  }

  /** The number of the token that holds an offset; not less than `from`. */
  private lineAt(offset: number, from: number): number {
    let [low, high] = [from, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }
}
