import { z } from "zod";
import { camelCase } from "../format/camel-case";
import type { Indent } from "../json/indent";
import { pythonString } from "../json/python-text";
import { classMarks, type Mark, marks } from "./marks";
import { isDeclaredIn } from "./version";

/** A declared member, with all that is known of it at hand: thousands of objects are written by one class. */
export type Field = {
  key: string;
  type: Kind;
  /** Without a value it is written only where the recording had it before. */
  ifSeen: boolean;
};

/** How a value is written. */
export type Kind =
  | { type: "object"; schema: z.ZodObject }
  | { type: "union"; name: string; options: ReadonlyMap<string, Kind>; usual: Kind }
  | { type: "array" | "record"; inner: Kind }
  | { type: "float" | "time" | "raw" };

/** How the objects of a class are written by one version of the SDK. */
export type Plan = {
  fields: readonly Field[];
  /** Where in `fields` a key of the wire stands. */
  places: ReadonlyMap<string, number>;
  isOpen: boolean;
  omitsNulls: boolean;
  /** What stands before the value of each field in an object that begins in a line of that indent. */
  namesIn: (indent: Indent) => Names;
};

/**
 * By the places of the fields: the key up to the value, with the line feed and indent before it; and the same with null
 * as the value. For the first member, and for the next ones.
 */
export type Names = { first: Spelled; next: Spelled };
type Spelled = { name: readonly string[]; none: readonly string[] };

/** By the SDK's version. */
const plans = new Map<string, WeakMap<z.ZodObject, Plan>>();
/** Versions come out of recordings: there may be any number of them. */
const MOST_VERSIONS = 100;

/** How objects of a class are printed as a version of the SDK declares it; made once. */
export function planOf(schema: z.ZodObject, sdk: string): Plan {
  const known = plansFor(sdk);
  const plan = known.get(schema) ?? newPlan(schema, sdk);
  known.set(schema, plan);
  return plan;
}

function plansFor(sdk: string): WeakMap<z.ZodObject, Plan> {
  const known = plans.get(sdk);
  if (known) return known;
  if (plans.size >= MOST_VERSIONS) plans.clear();
  const made = new WeakMap<z.ZodObject, Plan>();
  plans.set(sdk, made);
  return made;
}

function newPlan(schema: z.ZodObject, sdk: string): Plan {
  const { nulls, wire } = classMarks.get(schema) ?? {};
  const fields: Field[] = [];
  const places = new Map<string, number>();
  for (const [key, type] of Object.entries(schema.shape)) {
    const mark: Mark = (type instanceof z.ZodType && marks.get(type)) || {};
    if (!isDeclared(mark, sdk)) continue;
    places.set(mark.wire ?? (wire === "camel" ? camelCase(key) : key), fields.length);
    fields.push({ key, type: kindOf(type), ifSeen: mark.ifSeen === true });
  }
  const isOpen = schema.def.catchall instanceof z.ZodUnknown;
  return { fields, places, isOpen, omitsNulls: nulls === "omitted", namesIn: namesOf(fields) };
}

function isDeclared({ since, until }: Mark, sdk: string): boolean {
  if (until !== undefined && isDeclaredIn(sdk, until)) return false;
  return since === undefined || isDeclaredIn(sdk, since);
}

function namesOf(fields: readonly Field[]): Plan["namesIn"] {
  const known = new WeakMap<Indent, Names>();
  return (indent) => {
    const names = known.get(indent) ?? newNames(fields, indent);
    known.set(indent, names);
    return names;
  };
}

function newNames(fields: readonly Field[], { inner }: Indent): Names {
  // In one piece each, as indents are.
  const spelled = (before: string, value: string) =>
    fields.map(({ key }) => [before, pythonString(key), ": ", value].join(""));
  return {
    first: { name: spelled(inner.line, ""), none: spelled(inner.line, "null") },
    next: { name: spelled(inner.comma, ""), none: spelled(inner.comma, "null") },
  };
}

function kindOf(type: unknown): Kind {
  if (type instanceof z.ZodObject) return { type: "object", schema: type };
  if (type instanceof z.ZodDiscriminatedUnion) return unionOf(type);
  if (type instanceof z.ZodArray) return { type: "array", inner: kindOf(type.element) };
  if (type instanceof z.ZodRecord) return { type: "record", inner: kindOf(type.valueType) };
  return { type: (type instanceof z.ZodType && marks.get(type)?.printed) || "raw" };
}

function unionOf(union: z.ZodDiscriminatedUnion): Kind {
  const { options, def } = union;
  const kinds = new Map<string, Kind>();
  for (const option of options) {
    const words: unknown = option instanceof z.ZodObject ? option.shape[def.discriminator] : null;
    if (!(words instanceof z.ZodLiteral)) continue;
    for (const word of words.values) if (!kinds.has(String(word))) kinds.set(String(word), kindOf(option));
  }
  const usual: Kind = marks.get(union)?.others === "raw" ? { type: "raw" } : kindOf(options[0]);
  return { type: "union", name: def.discriminator, options: kinds, usual };
}
