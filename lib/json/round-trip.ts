import { decodeString, type JsonDocument, KIND } from "./document";
import { pythonNumber } from "./python-number";
import { pythonString } from "./python-text";

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
  /** Where the next token should begin. */
  private at = 0;
  private indent = "\n";

  constructor(private readonly doc: JsonDocument) {}

  run(): number | null {
    if (!this.value(0) || !this.expect("\n") || this.at !== this.doc.text.length) return this.at;
    return null;
  }

  private value(node: number): boolean {
    const { kinds, starts, ends, text } = this.doc;
    if (starts[node] !== this.at) return false;
    const end = ends[node] ?? 0;
    const kind = kinds[node];
    if (kind === KIND.object) return this.container(node, "{", "}");
    if (kind === KIND.array) return this.container(node, "[", "]");
    if (kind === KIND.string) return this.string(end);
    if (kind === KIND.number) {
      const token = text.slice(this.at, end);
      if (!PLAIN_INTEGER.test(token) && pythonNumber(token) !== token) return false;
    }
    this.at = end;
    return true;
  }

  private container(node: number, open: string, close: string): boolean {
    const { kinds, nexts } = this.doc;
    const isObject = kinds[node] === KIND.object;
    const stop = nexts[node] ?? 0;
    if (!this.expect(open)) return false;
    if (stop === node + 1) return this.expect(close);
    const outer = this.indent;
    this.indent = `${outer}  `;
    // Looking back at few members is faster than a set for each of many objects; at many it is not.
    const seen = isObject && stop - node > LARGE ? new Set<string>() : null;
    let separator = this.indent;
    const next = `,${this.indent}`;
    for (let at = node + 1; at < stop; ) {
      if (!this.expect(separator)) return false;
      if (isObject) {
        if (!this.key(at, node, seen)) return false;
        at++;
      }
      if (!this.value(at)) return false;
      at = nexts[at] ?? stop;
      separator = next;
    }
    this.indent = outer;
    return this.expect(outer) && this.expect(close);
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
    return this.expect(": ");
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
    if (!isPlain(text, this.at + 1, end - 1)) {
      const token = text.slice(this.at, end);
      if (pythonString(decodeString(text, this.at, end)) !== token) return false;
    }
    this.at = end;
    return true;
  }

  private expect(literal: string): boolean {
    if (!this.doc.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }
}

/** Whether a stretch of a string token is written by Python as it stands: printable ASCII without escapes. */
function isPlain(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126 || code === 92) return false;
  }
  return true;
}
