/** The kinds of a tape entry; a `key` entry is followed by the entry of its value. */
export const KIND = { object: 1, array: 2, string: 3, number: 4, true: 5, false: 6, null: 7, key: 8 } as const;
export type KindCode = (typeof KIND)[keyof typeof KIND];

export type JsonKind = "object" | "array" | "string" | "number" | "true" | "false" | "null";

const KIND_NAMES: readonly JsonKind[] = ["null", "object", "array", "string", "number", "true", "false", "null"];

/** A member of an object: its key (decoded), the range of the key's token in the text, and its value. */
export type JsonMember = { key: string; keyStart: number; keyEnd: number; value: JsonNode };

/**
 * A parsed JSON text as a tape: entry i is of `kinds[i]`, spans `text[starts[i] .. ends[i])`, and its next sibling
 * (in the tape) is `nexts[i]`. The text is the truth; nodes are views made on demand, so that a document of a million
 * values costs 13 bytes a value.
 */
export class JsonDocument {
  constructor(
    readonly text: string,
    readonly kinds: Uint8Array,
    readonly starts: Int32Array,
    readonly ends: Int32Array,
    readonly nexts: Int32Array,
    /** Whether any key holds an escape: where none does, keys of unlike lengths differ without a look at the text. */
    readonly hasEscapedKeys: boolean,
  ) {}

  get root(): JsonNode {
    return new JsonNode(this, 0, null, "");
  }

  /** The node at a JSON pointer (RFC 6901), or undefined where there is none. */
  at(pointer: string): JsonNode | undefined {
    let node: JsonNode | undefined = this.root;
    for (const step of stepsOf(pointer)) {
      node = node?.kind === "array" ? node.at(/^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1) : node?.get(step);
    }
    return node;
  }
}

/** A value inside a document. Reading never throws: what is not there, or of another kind, is undefined. */
export class JsonNode {
  constructor(
    readonly doc: JsonDocument,
    readonly index: number,
    private readonly parent: JsonNode | null,
    private readonly step: string | number,
  ) {}

  get kind(): JsonKind {
    return KIND_NAMES[this.doc.kinds[this.index] ?? 0] ?? "null";
  }

  /** First offset of the value's token in the text, in UTF-16 units. */
  get start(): number {
    return this.doc.starts[this.index] ?? 0;
  }

  /** Offset behind the value's token. */
  get end(): number {
    return this.doc.ends[this.index] ?? 0;
  }

  /** The value's own text, byte for byte. */
  get raw(): string {
    return this.doc.text.slice(this.start, this.end);
  }

  /** Where the value stands, as a JSON pointer (RFC 6901). */
  get pointer(): string {
    if (!this.parent) return "";
    return `${this.parent.pointer}/${typeof this.step === "number" ? this.step : escapeStep(this.step)}`;
  }

  get isNull(): boolean {
    return this.doc.kinds[this.index] === KIND.null;
  }

  get string(): string | undefined {
    if (this.doc.kinds[this.index] !== KIND.string) return undefined;
    return decodeString(this.doc.text, this.start, this.end);
  }

  /** The value as a double; the exact token is `raw`. */
  get number(): number | undefined {
    return this.doc.kinds[this.index] === KIND.number ? Number(this.raw) : undefined;
  }

  get boolean(): boolean | undefined {
    const kind = this.doc.kinds[this.index];
    return kind === KIND.true ? true : kind === KIND.false ? false : undefined;
  }

  /** The member of that key, the last one where a key stands twice (as Python and JavaScript read it). */
  get(key: string): JsonNode | undefined {
    const { doc } = this;
    const { kinds, nexts } = doc;
    if (kinds[this.index] !== KIND.object) return undefined;
    const stop = nexts[this.index] ?? 0;
    let found = -1;
    for (let at = this.index + 1; at < stop; at = nexts[at + 1] ?? stop) {
      if (isKey(doc, at, key)) found = at + 1;
    }
    return found === -1 ? undefined : new JsonNode(doc, found, this, key);
  }

  /**
   * The members of several keys in one pass, in the order of `keys`, for loops over many alike objects. A member whose
   * value is null counts as absent here; of a key that stands twice, the last member that is not null is given.
   */
  pick(keys: readonly string[]): (JsonNode | undefined)[] {
    const picked: (JsonNode | undefined)[] = [];
    for (let i = 0; i < keys.length; i++) picked.push(undefined);
    const { doc } = this;
    const { kinds, nexts } = doc;
    if (kinds[this.index] !== KIND.object) return picked;
    const stop = nexts[this.index] ?? 0;
    for (let at = this.index + 1; at < stop; at = nexts[at + 1] ?? stop) {
      if (kinds[at + 1] === KIND.null) continue;
      for (let i = 0; i < keys.length; i++) {
        const key = keys[i] ?? "";
        if (isKey(doc, at, key)) {
          picked[i] = new JsonNode(doc, at + 1, this, key);
          break;
        }
      }
    }
    return picked;
  }

  /** Follows keys and indexes; undefined as soon as one is missing. */
  path(...steps: readonly (string | number)[]): JsonNode | undefined {
    let node: JsonNode | undefined = this;
    for (const step of steps) node = typeof step === "number" ? node?.at(step) : node?.get(step);
    return node;
  }

  /** The item of an array, undefined out of its range. */
  at(position: number): JsonNode | undefined {
    if (this.doc.kinds[this.index] !== KIND.array || position < 0) return undefined;
    const stop = this.doc.nexts[this.index] ?? 0;
    let at = this.index + 1;
    for (let i = 0; at < stop; i++, at = this.doc.nexts[at] ?? stop) {
      if (i === position) return new JsonNode(this.doc, at, this, position);
    }
    return undefined;
  }

  /** The items of an array; of any other kind, none. */
  items(): JsonNode[] {
    const items: JsonNode[] = [];
    if (this.doc.kinds[this.index] !== KIND.array) return items;
    const stop = this.doc.nexts[this.index] ?? 0;
    for (let at = this.index + 1; at < stop; at = this.doc.nexts[at] ?? stop) {
      items.push(new JsonNode(this.doc, at, this, items.length));
    }
    return items;
  }

  /** The members of an object in the order of the text, duplicates included; of any other kind, none. */
  members(): JsonMember[] {
    const members: JsonMember[] = [];
    const { kinds, starts, ends, nexts, text } = this.doc;
    if (kinds[this.index] !== KIND.object) return members;
    const stop = nexts[this.index] ?? 0;
    for (let at = this.index + 1; at < stop; at = nexts[at + 1] ?? stop) {
      const keyStart = starts[at] ?? 0;
      const keyEnd = ends[at] ?? 0;
      const key = decodeString(text, keyStart, keyEnd);
      members.push({ key, keyStart, keyEnd, value: new JsonNode(this.doc, at + 1, this, key) });
    }
    return members;
  }
}

/** The steps of a JSON pointer, decoded. */
export function stepsOf(pointer: string): string[] {
  return pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function escapeStep(step: string): string {
  if (!step.includes("~") && !step.includes("/")) return step;
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The string whose token, quotes included, is `text[start .. end)`. */
export function decodeString(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? String(JSON.parse(text.slice(start, end))) : inner;
}

/** Whether tape entry `at`, a key, is this key once decoded; most differ in length, or in their first character. */
function isKey({ text, starts, ends, hasEscapedKeys }: JsonDocument, at: number, key: string): boolean {
  const { length } = key;
  const start = starts[at] ?? 0;
  const written = (ends[at] ?? 0) - start - 2;
  if (written < length || (written > length && !hasEscapedKeys)) return false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(start + 1 + i);
    if (code === BACKSLASH) return decodeString(text, start, ends[at] ?? 0) === key;
    if (code !== key.charCodeAt(i)) return false;
  }
  return written === length;
}

const BACKSLASH = 92;
