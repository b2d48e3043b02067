import type { z } from "zod";
import { decodeString, type JsonDocument, JsonNode, KIND } from "../json/document";
import { type Indent, outermost } from "../json/indent";
import { uniqueEntries, writeEntry } from "../json/print";
import { isFloatToken, pythonFloat, pythonNumber } from "../json/python-number";
import { pythonString } from "../json/python-text";
import { type Kind, planOf } from "./plan";
import { pythonTime } from "./python-time";

/** What decides how an object is written besides its class. */
export type Circumstances = {
  /** The SDK's version, which decides what is declared. */
  sdk: string;
  /** Keys that the recording had before: those among the optional ones are declared. */
  seen: { has: (key: string) => boolean };
};

/** JSON that stands in the place of a member; `ifThere`: only where the wire has a value. */
export type Override = { json: string; ifThere: boolean };

/** By the keys of members. */
export type Overrides = ReadonlyMap<string, Override>;

const none: Overrides = new Map();
const noExtras: ReadonlyMap<string, number> = new Map();

/**
 * An object from the wire as the recorder writes it (format, section 3.1): all declared members in the class's order,
 * null where the wire has none, then the undeclared ones in the wire's order, or, for closed classes, none of them.
 * What is not of the declared type is written as it came. `indent` is that of the line it stands in;
 * `overrides` are for the outermost object; the text is added to `out` in pieces.
 */
export function writeTyped(
  out: string[],
  schema: z.ZodObject,
  { doc, index }: JsonNode,
  indent: Indent,
  circumstances: Circumstances,
  overrides = none,
): void {
  new Printer(out, doc, circumstances).object(schema, index, indent, overrides);
}

/** The same as one text, by itself. */
export function printTyped(schema: z.ZodObject, node: JsonNode, circumstances: Circumstances): string {
  const out: string[] = [];
  writeTyped(out, schema, node, outermost, circumstances);
  return out.join("");
}

/** Works on the tape: a stream has thousands of objects, and a node of each value would cost more than its text. */
class Printer {
  constructor(
    private readonly out: string[],
    private readonly doc: JsonDocument,
    private readonly circumstances: Circumstances,
  ) {}

  object(schema: z.ZodObject, at: number, indent: Indent, overrides: Overrides): void {
    const { doc, out } = this;
    const { kinds } = doc;
    if (kinds[at] !== KIND.object) {
      writeEntry(out, doc, at, indent);
      return;
    }
    const { sdk, seen } = this.circumstances;
    const { fields, places, isOpen, omitsNulls, namesIn } = planOf(schema, sdk);
    const names = namesIn(indent);
    const { values, extras } = this.sorted(at, places, isOpen);
    const { inner } = indent;
    const begin = out.push("{");
    for (let place = 0; place < fields.length; place++) {
      const field = fields[place];
      if (!field) continue;
      const { key, type, ifSeen } = field;
      const value = values[place];
      const isMissing = value === undefined || kinds[value] === KIND.null;
      const given = givenBy(overrides, key, isMissing);
      if (isMissing && ((given === null && omitsNulls) || (ifSeen && !seen.has(key)))) continue;
      const { name, none } = out.length === begin ? names.first : names.next;
      if (given !== null) out.push(name[place] ?? "", given);
      else if (isMissing) out.push(none[place] ?? "");
      else {
        out.push(name[place] ?? "");
        this.value(type, value, inner);
      }
    }
    for (const [key, value] of extras) {
      out.push(out.length === begin ? inner.line : inner.comma, pythonString(key), ": ");
      const given = givenBy(overrides, key, kinds[value] === KIND.null);
      if (given === null) writeEntry(out, doc, value, inner);
      else out.push(given);
    }
    out.push(out.length > begin ? indent.endObject : "}");
  }

  /** An object's members: the declared ones by their places, and, where they count, the others. */
  private sorted(at: number, places: ReadonlyMap<string, number>, isOpen: boolean) {
    const { text, starts, ends, nexts } = this.doc;
    const values: number[] = [];
    let extras: Map<string, number> | null = null;
    const stop = nexts[at] ?? 0;
    for (let entry = at + 1; entry < stop; entry = nexts[entry + 1] ?? stop) {
      const key = decodeString(text, starts[entry] ?? 0, ends[entry] ?? 0);
      const place = places.get(key);
      if (place !== undefined) values[place] = entry + 1;
      else if (isOpen) {
        extras ??= new Map();
        extras.set(key, entry + 1);
      }
    }
    return { values, extras: extras ?? noExtras };
  }

  private value(kind: Kind, at: number, indent: Indent): void {
    const { doc, out } = this;
    const code = doc.kinds[at];
    switch (kind.type) {
      case "object":
        this.object(kind.schema, at, indent, none);
        return;
      case "union": {
        const word = new JsonNode(doc, at, null, "").get(kind.name)?.string;
        this.value((word === undefined ? null : kind.options.get(word)) ?? kind.usual, at, indent);
        return;
      }
      case "array":
        if (code !== KIND.array) break;
        this.list(kind.inner, at, indent);
        return;
      case "record":
        if (code !== KIND.object) break;
        this.record(kind.inner, at, indent);
        return;
      case "float":
        if (code !== KIND.number) break;
        out.push(printFloat(doc.text.slice(doc.starts[at], doc.ends[at])));
        return;
      case "time":
        if (code !== KIND.string) break;
        out.push(pythonString(pythonTime(decodeString(doc.text, doc.starts[at] ?? 0, doc.ends[at] ?? 0))));
        return;
    }
    writeEntry(out, doc, at, indent);
  }

  private list(of: Kind, at: number, indent: Indent): void {
    const { out } = this;
    const { nexts } = this.doc;
    const { inner } = indent;
    const stop = nexts[at] ?? 0;
    const begin = out.push("[");
    for (let item = at + 1; item < stop; item = nexts[item] ?? stop) {
      out.push(out.length === begin ? inner.line : inner.comma);
      this.value(of, item, inner);
    }
    out.push(out.length > begin ? indent.endArray : "]");
  }

  private record(of: Kind, at: number, indent: Indent): void {
    const { out } = this;
    const { inner } = indent;
    const begin = out.push("{");
    for (const [key, value] of uniqueEntries(this.doc, at)) {
      out.push(out.length === begin ? inner.line : inner.comma, pythonString(key), ": ");
      this.value(of, value, inner);
    }
    out.push(out.length > begin ? indent.endObject : "}");
  }
}

function givenBy(overrides: Overrides, key: string, isMissing: boolean): string | null {
  if (overrides.size === 0) return null;
  const override = overrides.get(key);
  return override && !(override.ifThere && isMissing) ? override.json : null;
}

function printFloat(token: string): string {
  return isFloatToken(token) ? pythonNumber(token) : pythonFloat(Number(token === "-0" ? "0" : token));
}
