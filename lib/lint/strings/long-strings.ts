import { decodeString, type JsonDocument, KIND } from "../../json/document";

/** A string value of a document: its tape entry, and its text decoded. */
export type StringValue = { entry: number; value: string };

/** Nothing shorter is a key, an address or a path. */
const MIN_LENGTH = 8;

const known = new WeakMap<JsonDocument, readonly StringValue[]>();

/** The distinct strings of a document that are long enough to hold something, in the order of the text. */
export function longStringsOf(doc: JsonDocument): readonly StringValue[] {
  const found = known.get(doc) ?? collect(doc);
  known.set(doc, found);
  return found;
}

function collect({ kinds, starts, ends, text }: JsonDocument): StringValue[] {
  const strings: StringValue[] = [];
  const seen = new Set<string>();
  // A stream repeats the same few strings in each item: the last one of a length is mostly the same again.
  const last = new Map<number, string>();
  for (let entry = 0; entry < kinds.length; entry++) {
    if (kinds[entry] !== KIND.string) continue;
    const start = starts[entry] ?? 0;
    const end = ends[entry] ?? 0;
    const length = end - start - 2;
    if (length < MIN_LENGTH) continue;
    const before = last.get(length);
    if (before !== undefined && text.startsWith(before, start + 1)) continue;
    const raw = text.slice(start + 1, end - 1);
    last.set(length, raw);
    if (seen.has(raw)) continue;
    seen.add(raw);
    strings.push({ entry, value: decodeString(text, start, end) });
  }
  return strings;
}
