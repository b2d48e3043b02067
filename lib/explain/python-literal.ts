import { pythonString } from "../json/python-text";

/**
 * Turns what Python's `repr` prints for a JSON-like value into JSON text; null where it is none. Logs of the recorder
 * print request bodies that way. Number tokens are kept.
 */
export function jsonOfPythonLiteral(text: string): { json: string; end: number } | null {
  const reader = new Reader(text);
  const json = reader.value(0);
  return json === null ? null : { json, end: reader.at };
}

const WORDS: readonly (readonly [string, string])[] = [
  ["None", "null"],
  ["True", "true"],
  ["False", "false"],
  ["nan", "NaN"],
  ["inf", "Infinity"],
  ["-inf", "-Infinity"],
];
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/y;
const SPACE = /\s*/y;
const MAX_DEPTH = 200;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "'": "'", '"': '"' };
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

class Reader {
  at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): string | null {
    if (depth > MAX_DEPTH) return null;
    this.space();
    const character = this.text[this.at];
    if (character === "{") return this.dict(depth);
    if (character === "[" || character === "(") return this.list(character === "[" ? "]" : ")", depth);
    if (character === "'" || character === '"') return this.string(character);
    const word = WORDS.find(([name]) => this.text.startsWith(name, this.at));
    if (word) {
      this.at += word[0].length;
      return word[1];
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text)?.[0];
    if (number === undefined) return null;
    this.at += number.length;
    return number;
  }

  private dict(depth: number): string | null {
    const members: string[] = [];
    this.at++;
    while (!this.take("}")) {
      if (members.length > 0 && !this.take(",")) return null;
      if (members.length > 0 && this.take("}")) break;
      this.space();
      const quote = this.text[this.at];
      const key = quote === "'" || quote === '"' ? this.string(quote) : null;
      if (key === null || !this.take(":")) return null;
      const value = this.value(depth + 1);
      if (value === null) return null;
      members.push(`${key}: ${value}`);
    }
    return `{${members.join(", ")}}`;
  }

  private list(close: string, depth: number): string | null {
    const items: string[] = [];
    this.at++;
    while (!this.take(close)) {
      if (items.length > 0 && !this.take(",")) return null;
      if (items.length > 0 && this.take(close)) break;
      const item = this.value(depth + 1);
      if (item === null) return null;
      items.push(item);
    }
    return `[${items.join(", ")}]`;
  }

  private string(quote: string): string | null {
    let value = "";
    for (let at = this.at + 1; at < this.text.length; at++) {
      const character = this.text[at] ?? "";
      if (character === quote) {
        this.at = at + 1;
        return pythonString(value);
      }
      if (character === "\n") return null;
      if (character !== "\\") {
        value += character;
        continue;
      }
      const kind = this.text[++at] ?? "";
      const digits = HEX_LENGTHS[kind];
      if (digits === undefined) {
        value += ESCAPES[kind] ?? `\\${kind}`;
        continue;
      }
      const code = Number.parseInt(this.text.slice(at + 1, at + 1 + digits), 16);
      if (Number.isNaN(code) || code > 0x10ffff) return null;
      value += String.fromCodePoint(code);
      at += digits;
    }
    return null;
  }

  private take(token: string): boolean {
    this.space();
    if (!this.text.startsWith(token, this.at)) return false;
    this.at += token.length;
    return true;
  }

  private space(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }
}
