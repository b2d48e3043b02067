import { decodeString, type JsonDocument, KIND } from "./document";
import { pythonNumber } from "./python-number";
import { pythonString } from "./python-text";
import { Char, FOUR_SPACES, unitsOf } from "./units";

/**
 * Where a text first differs from what Python writes after reading it (`json.dumps(value, indent=2)` and a line feed;
 * format, section 0); null where it does not. The same answer as printing and comparing, without printing.
 */
export function differenceFromPython(doc: JsonDocument): number | null {
  return new Comparison(doc).run();
}

/** An integer without surprises. */
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d*)$/;

/** Tape entries in an object. */
const LARGE = 200;

class Comparison {
  private readonly units: Uint8Array;
  private readonly words: DataView;
  /** Where the next token should begin. */
  private at = 0;
  /** Spaces before a line's first token. */
  private indent = 0;

  constructor(private readonly doc: JsonDocument) {
    this.units = unitsOf(doc.text);
    this.words = new DataView(this.units.buffer);
  }

  run(): number | null {
    if (!this.value(0) || !this.expect(Char.LineFeed) || this.at !== this.doc.text.length) return this.at;
    return null;
  }

  private value(node: number): boolean {
    const { kinds, starts, ends, text } = this.doc;
    if (starts[node] !== this.at) return false;
    const end = ends[node] ?? 0;
    const kind = kinds[node];
    if (kind === KIND.object || kind === KIND.array) return this.container(node, end);
    if (kind === KIND.string) return this.string(end);
    if (kind === KIND.number) {
      const token = text.slice(this.at, end);
      if (!PLAIN_INTEGER.test(token) && pythonNumber(token) !== token) return false;
    }
    this.at = end;
    return true;
  }

  private container(node: number, end: number): boolean {
    const { kinds, starts, nexts } = this.doc;
    const isObject = kinds[node] === KIND.object;
    const stop = nexts[node] ?? 0;
    this.at++;
    if (stop === node + 1) return this.closed(end);
    this.indent += 2;
    // Looking back at few members is faster than a set for each of many objects; at many it is not.
    const seen = isObject && stop - node > LARGE ? new Set<string>() : null;
    for (let at = node + 1; at < stop; ) {
      if (at !== node + 1 && !this.expect(Char.Comma)) return false;
      if (!this.newLine(starts[at] ?? 0)) return false;
      if (isObject) {
        if (!this.key(at, node, seen)) return false;
        at++;
      }
      if (!this.value(at)) return false;
      at = nexts[at] ?? stop;
    }
    this.indent -= 2;
    return this.newLine(end - 1) && this.closed(end);
  }

  /** What the parser took for a container's end is its bracket. */
  private closed(end: number): boolean {
    if (this.at !== end - 1) return false;
    this.at = end;
    return true;
  }

  /** A line feed, and the indent up to the next token, where the parser found nothing but space. */
  private newLine(token: number): boolean {
    let at = this.at + 1;
    if (this.units[this.at] !== Char.LineFeed || token - at !== this.indent) return false;
    for (; at + 4 <= token; at += 4) if (this.words.getInt32(at) !== FOUR_SPACES) return false;
    for (; at < token; at++) if (this.units[at] !== Char.Space) return false;
    this.at = token;
    return true;
  }

  /** A key that stands twice is written once. */
  private key(node: number, object: number, seen: Set<string> | null): boolean {
    const start = this.at;
    if (!this.string(this.doc.ends[node] ?? 0)) return false;
    const token = seen ? this.doc.text.slice(start, this.at) : "";
    if (seen ? seen.has(token) : this.stoodBefore(node, object)) {
      this.at = start;
      return false;
    }
    seen?.add(token);
    return this.expect(Char.Colon) && this.expect(Char.Space);
  }

  private stoodBefore(node: number, object: number): boolean {
    const { starts, ends, nexts, text } = this.doc;
    const start = starts[node] ?? 0;
    const length = (ends[node] ?? 0) - start;
    let token = "";
    for (let at = object + 1; at < node; at = nexts[at + 1] ?? node) {
      const from = starts[at] ?? 0;
      if ((ends[at] ?? 0) - from !== length || text.charCodeAt(from + 1) !== text.charCodeAt(start + 1)) continue;
      token ||= text.slice(start, start + length);
      if (text.startsWith(token, from)) return true;
    }
    return false;
  }

  private string(end: number): boolean {
    const { text } = this.doc;
    if (!this.isPlain(this.at + 1, end - 1)) {
      const token = text.slice(this.at, end);
      if (pythonString(decodeString(text, this.at, end)) !== token) return false;
    }
    this.at = end;
    return true;
  }

  /** Whether a stretch of a string token is written by Python as it stands: printable ASCII without escapes. */
  private isPlain(from: number, to: number): boolean {
    const { units, words } = this;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      const word = words.getInt32(at);
      const slashes = word ^ 0x5c5c5c5c;
      // Bit 7 of a unit is set by a backslash, by what is not ASCII, and by DEL; none in a string is below a space.
      if ((((slashes - 0x01010101) & ~slashes) | word | (word + 0x01010101)) & 0x80808080) return false;
    }
    for (; at < to; at++) {
      const code = units[at] ?? 0;
      if (code > 126 || code === Char.Backslash) return false;
    }
    return true;
  }

  private expect(code: Char): boolean {
    if (this.units[this.at] !== code) return false;
    this.at++;
    return true;
  }
}
