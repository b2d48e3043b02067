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

/** A string token without escapes that Python writes as it stands, and an integer without surprises. */
const PLAIN_STRING = /"[ !#-[\]-~]*"/y;
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d*)$/;

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
    const keys = isObject ? new Set<string>() : null;
    let separator = this.indent;
    for (let at = node + 1; at < stop; ) {
      if (!this.expect(separator)) return false;
      if (keys) {
        if (!this.key(at, keys)) return false;
        at++;
      }
      if (!this.value(at)) return false;
      at = nexts[at] ?? stop;
      separator = `,${this.indent}`;
    }
    this.indent = outer;
    return this.expect(outer) && this.expect(close);
  }

  /** A key that stands twice is written once. */
  private key(node: number, keys: Set<string>): boolean {
    const start = this.at;
    if (!this.string(this.doc.ends[node] ?? 0)) return false;
    const token = this.doc.text.slice(start, this.at);
    if (keys.has(token)) {
      this.at = start;
      return false;
    }
    keys.add(token);
    return this.expect(": ");
  }

  private string(end: number): boolean {
    const { text } = this.doc;
    PLAIN_STRING.lastIndex = this.at;
    if (!PLAIN_STRING.test(text) || PLAIN_STRING.lastIndex !== end) {
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
