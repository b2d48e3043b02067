import { compareCodePoints } from "./code-points";
import { decodeString, type JsonNode, KIND } from "./document";
import { isFloatToken, pythonFloat, pythonNumber } from "./python-number";
import { pythonString } from "./python-text";

/** Where an object or a list stands: `key` is the member that holds it, null for the outermost and for list items. */
export type Place = { key: string | null; owner: Place | null };

/** What to change while printing; without a rule a value is printed as it is. */
export type CanonicalRules = {
  /** Whether a member is left out; `object` is the place of the object that holds it. */
  drops?: (key: string, object: Place) => boolean;
  float?: (value: number) => number;
  strings?: readonly StringRule[];
};

/** A rewriting of string values. `key` is the member whose value the string is, null for a list item. */
export type StringRule = {
  name: string;
  /** Cheap, and never false where `apply` would change the text; gets the text with simple escapes still in it. */
  mayChange(raw: string, key: string | null): boolean;
  apply(text: string, key: string | null): string;
};

/**
 * A value as `json.dumps(value, sort_keys=True)` of Python prints it, on one line (format, section 4.1): keys sorted by
 * code point, `, ` and `: ` between, everything ASCII. Of a key that stands twice the last value counts.
 */
export function canonicalJson(node: JsonNode, rules: CanonicalRules = {}): string {
  return new Printer(node, rules).print();
}

/** An object in the same form, of members that are printed already. */
export function canonicalObject(members: Readonly<Record<string, string>>): string {
  const keys = Object.keys(members).sort(compareCodePoints);
  return `{${keys.map((key) => `${pythonString(key)}: ${members[key] ?? "null"}`).join(", ")}}`;
}

type Entry = { key: string; at: number };

/** A string token that Python would print just so, if no rule changes it. */
const NOT_AS_IS = /[^ -~]|\\[u/]/;

class Printer {
  private out = "";
  private readonly strings: readonly StringRule[];

  constructor(
    private readonly node: JsonNode,
    private readonly rules: CanonicalRules,
  ) {
    this.strings = rules.strings ?? [];
  }

  print(): string {
    this.value(this.node.index, null, null);
    return this.out;
  }

  private value(at: number, key: string | null, owner: Place | null): void {
    const { doc } = this.node;
    const kind = doc.kinds[at];
    if (kind === KIND.object) this.object(at, { key, owner });
    else if (kind === KIND.array) this.array(at, { key, owner });
    else {
      const token = doc.text.slice(doc.starts[at], doc.ends[at]);
      if (kind === KIND.string) this.out += this.string(token, key);
      else this.out += kind === KIND.number ? this.number(token) : token;
    }
  }

  private object(at: number, place: Place): void {
    let separator = "{";
    for (const { key, at: value } of this.entries(at)) {
      if (this.rules.drops?.(key, place)) continue;
      this.out += `${separator}${pythonString(key)}: `;
      this.value(value, key, place);
      separator = ", ";
    }
    this.out += separator === "{" ? "{}" : "}";
  }

  private entries(at: number): Entry[] {
    const { text, starts, ends, nexts } = this.node.doc;
    const stop = nexts[at] ?? 0;
    const entries: Entry[] = [];
    for (let key = at + 1; key < stop; key = nexts[key + 1] ?? stop) {
      entries.push({ key: decodeString(text, starts[key] ?? 0, ends[key] ?? 0), at: key + 1 });
    }
    entries.sort((a, b) => compareCodePoints(a.key, b.key));
    return entries.filter((entry, index) => entries[index + 1]?.key !== entry.key);
  }

  private array(at: number, place: Place): void {
    const { nexts } = this.node.doc;
    const stop = nexts[at] ?? 0;
    this.out += "[";
    for (let item = at + 1; item < stop; item = nexts[item] ?? stop) {
      if (item > at + 1) this.out += ", ";
      this.value(item, null, place);
    }
    this.out += "]";
  }

  private number(token: string): string {
    const { float } = this.rules;
    return float && isFloatToken(token) ? pythonFloat(float(Number(token))) : pythonNumber(token);
  }

  private string(token: string, key: string | null): string {
    const asIs = !NOT_AS_IS.test(token);
    if (asIs && !this.strings.some((rule) => rule.mayChange(token, key))) return token;
    const text = decodeString(token, 0, token.length);
    return pythonString(this.strings.reduce((current, rule) => rule.apply(current, key), text));
  }
}
