import { z } from "zod";
import { camelCase } from "../format/camel-case";
import type { JsonNode } from "../json/document";
import { printPythonAt, uniqueMembers } from "../json/print";
import { isFloatToken, pythonFloat, pythonNumber } from "../json/python-number";
import { pythonString } from "../json/python-text";
import { classMarks, marks } from "./marks";
import { pythonTime } from "./python-time";
import { isDeclaredIn } from "./version";

/** What decides how an object is written besides its class. */
export type Circumstances = {
  /** The SDK's version, which decides what is declared. */
  sdk: string;
  /** Keys that the recording had before: those among the optional ones are declared. */
  seen: ReadonlySet<string>;
};

/** Replaces a member of the outermost object; null where it stays as it is, absent members included. */
export type Override = (key: string, value: JsonNode | undefined) => string | null;

/**
 * An object from the wire as the recorder writes it (format, section 3.1): all declared members in the class's order,
 * null where the wire has none, then the undeclared ones in the wire's order, or, for closed classes, none of them.
 * What is not of the declared type is written as it came. `line` is a line feed and the indent of the line it stands in.
 */
export function printTyped(
  schema: z.ZodObject,
  node: JsonNode,
  line: string,
  circumstances: Circumstances,
  override: Override = () => null,
): string {
  return printObject(schema, node, { line, circumstances, override });
}

type Place = { line: string; circumstances: Circumstances; override?: Override };

/** A declared member, with all that is known of it at hand: thousands of objects are written by one class. */
type Field = {
  key: string;
  name: string;
  wireKey: string;
  type: Kind;
  since?: string;
  until?: string;
  ifSeen?: boolean;
};

type Kind =
  | { type: "object"; schema: z.ZodObject }
  | { type: "union"; union: z.ZodDiscriminatedUnion }
  | { type: "array" | "record"; inner: Kind }
  | { type: "float" | "time" | "raw" };

type Plan = { fields: Field[]; isOpen: boolean; omitsNulls: boolean };

const plans = new WeakMap<z.ZodObject, Plan>();

function planOf(schema: z.ZodObject): Plan {
  const known = plans.get(schema);
  if (known) return known;
  const { nulls, wire } = classMarks.get(schema) ?? {};
  const fields = Object.entries(schema.shape).map(([key, type]): Field => {
    const mark = (type instanceof z.ZodType && marks.get(type)) || {};
    const { since, until, ifSeen } = mark;
    const wireKey = mark.wire ?? (wire === "camel" ? camelCase(key) : key);
    return { key, name: `${pythonString(key)}: `, wireKey, type: kindOf(type), since, until, ifSeen };
  });
  const isOpen = schema.def.catchall instanceof z.ZodUnknown;
  const plan = { fields, isOpen, omitsNulls: nulls === "omitted" };
  plans.set(schema, plan);
  return plan;
}

function kindOf(type: unknown): Kind {
  if (type instanceof z.ZodObject) return { type: "object", schema: type };
  if (type instanceof z.ZodDiscriminatedUnion) return { type: "union", union: type };
  if (type instanceof z.ZodArray) return { type: "array", inner: kindOf(type.element) };
  if (type instanceof z.ZodRecord) return { type: "record", inner: kindOf(type.valueType) };
  return { type: (type instanceof z.ZodType && marks.get(type)?.printed) || "raw" };
}

function printObject(schema: z.ZodObject, node: JsonNode, { line, circumstances, override }: Place): string {
  if (node.kind !== "object") return printPythonAt(node, line);
  const { fields, isOpen, omitsNulls } = planOf(schema);
  const inner = `${line}  `;
  const members = uniqueMembers(node);
  const printed: string[] = [];
  for (const field of fields) {
    const value = members.get(field.wireKey);
    const given = override?.(field.key, value) ?? null;
    const isMissing = value === undefined || value.isNull;
    if (given === null && isMissing && omitsNulls) continue;
    if (!isDeclared(field, isMissing, circumstances)) continue;
    members.delete(field.wireKey);
    printed.push(field.name + (given ?? (isMissing ? "null" : printValue(field.type, value, inner, circumstances))));
  }
  if (isOpen) {
    for (const [key, value] of members) {
      printed.push(`${pythonString(key)}: ${override?.(key, value) ?? printPythonAt(value, inner)}`);
    }
  }
  return printed.length === 0 ? "{}" : `{${inner}${printed.join(`,${inner}`)}${line}}`;
}

function printValue(kind: Kind, node: JsonNode, line: string, circumstances: Circumstances): string {
  if (node.isNull) return "null";
  switch (kind.type) {
    case "object":
      return printObject(kind.schema, node, { line, circumstances });
    case "union":
      return printValue(kindOf(optionOf(kind.union, node)), node, line, circumstances);
    case "array": {
      if (node.kind !== "array") break;
      const items = node.items().map((item) => printValue(kind.inner, item, `${line}  `, circumstances));
      return block("[", items, "]", line);
    }
    case "record": {
      if (node.kind !== "object") break;
      const members = [...uniqueMembers(node)].map(([key, value]) => {
        return `${pythonString(key)}: ${printValue(kind.inner, value, `${line}  `, circumstances)}`;
      });
      return block("{", members, "}", line);
    }
    case "float":
      if (node.kind === "number") return printFloat(node.raw);
      break;
    case "time":
      if (node.string !== undefined) return pythonString(pythonTime(node.string));
  }
  return printPythonAt(node, line);
}

function block(open: string, items: readonly string[], close: string, line: string): string {
  return items.length === 0 ? open + close : `${open}${line}  ${items.join(`,${line}  `)}${line}${close}`;
}

function printFloat(token: string): string {
  return isFloatToken(token) ? pythonNumber(token) : pythonFloat(Number(token === "-0" ? "0" : token));
}

function optionOf(union: z.ZodDiscriminatedUnion, node: JsonNode): unknown {
  const { options, def } = union;
  const word = node.get(def.discriminator)?.string;
  const named = options.find((option) => {
    if (!(option instanceof z.ZodObject)) return false;
    const type: unknown = option.shape[def.discriminator];
    return type instanceof z.ZodLiteral && word !== undefined && type.values.has(word);
  });
  return named ?? (marks.get(union)?.others === "raw" ? null : options[0]);
}

function isDeclared({ key, since, until, ifSeen }: Field, isMissing: boolean, { sdk, seen }: Circumstances): boolean {
  if (until !== undefined && isDeclaredIn(sdk, until)) return false;
  if (since !== undefined) return isDeclaredIn(sdk, since);
  return !ifSeen || !isMissing || seen.has(key);
}
