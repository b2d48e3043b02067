import { JsonDocument, KIND, type KindCode } from "./document";
import { Char, FOUR_SPACES, unitsOf } from "./units";

/** Why a text is not JSON, and where: offset in UTF-16 units, line and column from 1. */
export type JsonError = { message: string; offset: number; line: number; column: number };

export type JsonResult = { ok: true; doc: JsonDocument } | { ok: false; error: JsonError };

/** CPython's recorder can neither write nor read deeper values: its recursion limit is 1,000. */
export const MAX_DEPTH = 1000;

/**
 * Parses a JSON text into a document that keeps every byte: nodes are ranges of the text, numbers stay tokens,
 * members stay in order, duplicates included. Accepts what Python's `json.loads` accepts (also `NaN`, `Infinity`
 * and `-Infinity`, section 7.1 of the format). Never throws.
 */
export function parseJson(text: string): JsonResult {
  return new Parser(text).parse();
}

const ESCAPED = new Set([...'"\\/bfnrt'].map((c) => c.charCodeAt(0)));
const LITERALS: ReadonlyMap<number, readonly [string, KindCode]> = new Map(
  (
    [
      ["true", KIND.true],
      ["false", KIND.false],
      ["null", KIND.null],
      ["NaN", KIND.number],
      ["Infinity", KIND.number],
      ["-Infinity", KIND.number],
    ] as const
  ).map((literal) => [literal[0].charCodeAt(0), literal]),
);

/** 1 for the units that a string may hold as they are. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, code) =>
  code >= Char.Space && code !== Char.Quote && code !== Char.Backslash ? 1 : 0,
);

/** What a parser works in. Most texts need no more of it than the one before, and copy out what they have filled. */
type Tape = { kinds: Uint8Array; starts: Int32Array; ends: Int32Array; nexts: Int32Array };

/** Entries above which working space is not kept for the next text. */
const MAX_SCRATCH = 1 << 21;

let scratch: Tape = newTape(1 << 12, null);

function newTape(capacity: number, from: Tape | null): Tape {
  const grown = <T extends Uint8Array | Int32Array>(to: T, old: T | undefined): T => {
    if (old) to.set(old);
    return to;
  };
  return {
    kinds: grown(new Uint8Array(capacity), from?.kinds),
    starts: grown(new Int32Array(capacity), from?.starts),
    ends: grown(new Int32Array(capacity), from?.ends),
    nexts: grown(new Int32Array(capacity), from?.nexts),
  };
}

class Failure {
  constructor(
    readonly message: string,
    readonly offset: number,
  ) {}
}

class Parser {
  private readonly units: Uint8Array;
  private readonly words: DataView;
  private position = 0;
  private size = 0;
  private hasEscapedKeys = false;
  kinds = scratch.kinds;
  starts = scratch.starts;
  ends = scratch.ends;
  nexts = scratch.nexts;

  constructor(private readonly text: string) {
    this.units = unitsOf(text);
    this.words = new DataView(this.units.buffer);
  }

  parse(): JsonResult {
    try {
      this.skipSpace();
      this.value(0);
      this.skipSpace();
      if (this.position < this.text.length) this.fail("text after the end of the value");
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      return { ok: false, error: { message: thrown.message, ...placeOf(this.text, thrown.offset) } };
    }
    const { size } = this;
    return {
      ok: true,
      doc: new JsonDocument(
        this.text,
        this.kinds.slice(0, size),
        this.starts.slice(0, size),
        this.ends.slice(0, size),
        this.nexts.slice(0, size),
        this.hasEscapedKeys,
      ),
    };
  }

  private value(depth: number): void {
    const code = this.units[this.position] ?? 0;
    if (code === Char.Quote) this.string(KIND.string);
    else if (code === Char.OpenBrace) this.object(depth);
    else if (code === Char.OpenBracket) this.array(depth);
    else if (code === Char.Minus || (code >= Char.Zero && code <= Char.Nine)) this.number();
    else this.literal();
  }

  private object(depth: number): void {
    const node = this.open(KIND.object, depth);
    this.position++;
    this.skipSpace();
    if (this.units[this.position] === Char.CloseBrace) {
      this.close(node);
      return;
    }
    for (;;) {
      if (this.units[this.position] !== Char.Quote) this.fail("expected a key in double quotes");
      this.string(KIND.key);
      this.skipSpace();
      if (this.units[this.position] !== Char.Colon) this.fail("expected ':' after the key");
      this.position++;
      this.skipSpace();
      this.value(depth + 1);
      this.skipSpace();
      const code = this.units[this.position];
      if (code === Char.CloseBrace) break;
      if (code !== Char.Comma) this.fail("expected ',' or '}' in the object");
      this.position++;
      this.skipSpace();
    }
    this.close(node);
  }

  private array(depth: number): void {
    const node = this.open(KIND.array, depth);
    this.position++;
    this.skipSpace();
    if (this.units[this.position] === Char.CloseBracket) {
      this.close(node);
      return;
    }
    for (;;) {
      this.value(depth + 1);
      this.skipSpace();
      const code = this.units[this.position];
      if (code === Char.CloseBracket) break;
      if (code !== Char.Comma) this.fail("expected ',' or ']' in the array");
      this.position++;
      this.skipSpace();
    }
    this.close(node);
  }

  private string(kind: KindCode): void {
    const { units, words } = this;
    const start = this.position;
    let at = start + 1;
    let escaped = false;
    for (;;) {
      for (let word = words.getInt32(at); isPlain(word); word = words.getInt32(at)) at += 4;
      while (PLAIN[units[at] ?? 0] === 1) at++;
      const code = units[at];
      if (code === Char.Quote) break;
      if (code === Char.Backslash) {
        at = this.escape(at);
        escaped = true;
      } else if (at >= this.text.length) this.fail("the text ends inside a string", this.text.length);
      else this.fail("a control character inside a string must be escaped", at);
    }
    this.position = at + 1;
    if (kind === KIND.key && escaped) this.hasEscapedKeys = true;
    const node = this.push(kind, start);
    this.ends[node] = this.position;
    this.nexts[node] = this.size;
  }

  private escape(at: number): number {
    const code = this.units[at + 1] ?? 0;
    if (ESCAPED.has(code)) return at + 2;
    if (code !== Char.LowerU) this.fail("unknown escape in a string", at);
    for (let i = at + 2; i < at + 6; i++) {
      if (!isHex(this.units[i] ?? 0)) this.fail("\\u must be followed by four hexadecimal digits", at);
    }
    return at + 6;
  }

  private number(): void {
    const { units } = this;
    const start = this.position;
    let at = start;
    if (units[at] === Char.Minus) {
      if (units[at + 1] === Char.UpperI) {
        this.literal();
        return;
      }
      at++;
    }
    if (units[at] === Char.Zero) at++;
    else at = this.digits(at);
    if (units[at] === Char.Dot) at = this.digits(at + 1);
    const code = units[at];
    if (code === Char.LowerE || code === Char.UpperE) {
      const sign = units[at + 1];
      at = this.digits(sign === Char.Plus || sign === Char.Minus ? at + 2 : at + 1);
    }
    this.position = at;
    const node = this.push(KIND.number, start);
    this.ends[node] = at;
    this.nexts[node] = this.size;
  }

  private digits(from: number): number {
    const { units } = this;
    let at = from;
    for (let code = units[at] ?? 0; code >= Char.Zero && code <= Char.Nine; code = units[at] ?? 0) at++;
    if (at === from) this.fail("expected a digit", at);
    return at;
  }

  private literal(): void {
    const found = LITERALS.get(this.units[this.position] ?? 0);
    if (!found || !this.text.startsWith(found[0], this.position))
      this.fail(this.position >= this.text.length ? "the text ends where a value was expected" : "expected a value");
    const node = this.push(found[1], this.position);
    this.position += found[0].length;
    this.ends[node] = this.position;
    this.nexts[node] = this.size;
  }

  private skipSpace(): void {
    const { units, words } = this;
    let at = this.position;
    let code = units[at];
    if (code === Char.LineFeed) {
      // Indentation is much of a recording: it is passed over four spaces at a time.
      at++;
      while (words.getInt32(at) === FOUR_SPACES) at += 4;
      code = units[at];
    }
    while (code === Char.Space || code === Char.LineFeed || code === Char.CarriageReturn || code === Char.Tab) {
      code = units[++at];
    }
    this.position = at;
  }

  private open(kind: KindCode, depth: number): number {
    if (depth >= MAX_DEPTH) this.fail(`nested deeper than ${MAX_DEPTH} levels`);
    return this.push(kind, this.position);
  }

  private close(node: number): void {
    this.position++;
    this.ends[node] = this.position;
    this.nexts[node] = this.size;
  }

  private push(kind: KindCode, start: number): number {
    if (this.size === this.kinds.length) this.grow();
    const node = this.size++;
    this.kinds[node] = kind;
    this.starts[node] = start;
    return node;
  }

  private grow(): void {
    const tape = newTape(this.kinds.length * 2, this);
    this.kinds = tape.kinds;
    this.starts = tape.starts;
    this.ends = tape.ends;
    this.nexts = tape.nexts;
    if (tape.kinds.length <= MAX_SCRATCH) scratch = tape;
  }

  private fail(message: string, offset = this.position): never {
    throw new Failure(message, offset);
  }
}

/** Whether none of four units ends a run of plain ones; now and then false where it might be true. */
function isPlain(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const slashes = word ^ 0x5c5c5c5c;
  const marks = ((quotes - 0x01010101) & ~quotes) | ((slashes - 0x01010101) & ~slashes) | ((word - 0x20202020) & ~word);
  return (marks & 0x80808080) === 0;
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** The line and column (both from 1) of an offset in a text; lines end at LF. */
export function placeOf(text: string, offset: number): { offset: number; line: number; column: number } {
  let line = 1;
  let from = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line++;
    from = at + 1;
  }
  return { offset, line, column: offset - from + 1 };
}
