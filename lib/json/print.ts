import { decodeString, type JsonDocument, type JsonNode, KIND } from "./document";
import { type Indent, outermost } from "./indent";
import { pythonNumber } from "./python-number";
import { pythonString } from "./python-text";

/**
 * A value as Python writes it after reading it: `json.dumps(value, indent=2)` and a line feed (format, section 0).
 * Numbers are re-printed, not copied; a key that stands twice keeps its first place and its last value.
 */
export function printPython(node: JsonNode): string {
  return `${printPythonAt(node, outermost)}\n`;
}

/** The same inside of a text: `indent` is that of the line that the value begins in. */
export function printPythonAt({ doc, index }: JsonNode, indent: Indent): string {
  const out: string[] = [];
  writeEntry(out, doc, index, indent);
  return out.join("");
}

/**
 * Adds what a tape entry is printed as to a list of pieces: whoever prints thousands of values makes no node of each,
 * and joins them once.
 */
export function writeEntry(out: string[], doc: JsonDocument, at: number, { inner, endObject, endArray }: Indent): void {
  const { kinds, nexts } = doc;
  const kind = kinds[at];
  if (kind !== KIND.object && kind !== KIND.array) {
    out.push(printScalar(doc, at));
    return;
  }
  const isArray = kind === KIND.array;
  const begin = out.push(isArray ? "[" : "{");
  if (isArray) {
    const stop = nexts[at] ?? 0;
    for (let item = at + 1; item < stop; item = nexts[item] ?? stop) {
      out.push(out.length === begin ? inner.line : inner.comma);
      writeEntry(out, doc, item, inner);
    }
  } else {
    for (const [key, value] of uniqueEntries(doc, at)) {
      out.push(out.length === begin ? inner.line : inner.comma, pythonString(key), ": ");
      writeEntry(out, doc, value, inner);
    }
  }
  if (out.length > begin) out.push(isArray ? endArray : endObject);
  else out.push(isArray ? "]" : "}");
}

/** String tokens that Python writes as they are: ASCII, with none but the short escapes. */
const PLAIN_TOKEN = /^"[ !#-[\]-~]*(?:\\["\\bfnrt][ !#-[\]-~]*)*"$/;

function printScalar(doc: JsonDocument, at: number): string {
  const { text, kinds } = doc;
  const start = doc.starts[at] ?? 0;
  const end = doc.ends[at] ?? 0;
  const token = text.slice(start, end);
  if (kinds[at] === KIND.string) return PLAIN_TOKEN.test(token) ? token : pythonString(decodeString(text, start, end));
  return kinds[at] === KIND.number ? pythonNumber(token) : token;
}

/** The values of an object's members by key, as tape entries: the first place and the last value of each key. */
export function uniqueEntries({ text, kinds, starts, ends, nexts }: JsonDocument, at: number): Map<string, number> {
  const entries = new Map<string, number>();
  if (kinds[at] !== KIND.object) return entries;
  const stop = nexts[at] ?? 0;
  for (let key = at + 1; key < stop; key = nexts[key + 1] ?? stop) {
    entries.set(decodeString(text, starts[key] ?? 0, ends[key] ?? 0), key + 1);
  }
  return entries;
}

/** An object's members as Python's `dict` holds them: the first place and the last value of each key. */
export function uniqueMembers(node: JsonNode): Map<string, JsonNode> {
  return new Map(node.members().map(({ key, value }) => [key, value]));
}

/** A value on one line, as Python's `json.dumps(value)` prints it. */
export function compactPython(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return `{${[...uniqueMembers(node)].map(([key, value]) => `${pythonString(key)}: ${compactPython(value)}`).join(", ")}}`;
    case "array":
      return `[${node.items().map(compactPython).join(", ")}]`;
    default:
      return printScalar(node.doc, node.index);
  }
}
