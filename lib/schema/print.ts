import { z } from "zod";
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

function printObject(schema: z.ZodObject, node: JsonNode, { line, circumstances, override }: Place): string {
  if (node.kind !== "object") return printPythonAt(node, line);
  const { nulls, wire } = classMarks.get(schema) ?? {};
  const inner = `${line}  `;
  const members = uniqueMembers(node);
  const printed: string[] = [];
  const add = (key: string, value: string) => printed.push(`${pythonString(key)}: ${value}`);
  for (const [key, type] of Object.entries(schema.shape)) {
    const wireKey = wire === "camel" ? camelOf(key) : key;
    const value = members.get(wireKey);
    const given = override?.(key, value) ?? null;
    const isMissing = value === undefined || value.isNull;
    if (given === null && isMissing && nulls === "omitted") continue;
    if (!isDeclared(type, key, isMissing, circumstances)) continue;
    members.delete(wireKey);
    add(key, given ?? (isMissing ? "null" : printValue(type, value, inner, circumstances)));
  }
  if (isOpen(schema)) {
    for (const [key, value] of members) add(key, override?.(key, value) ?? printPythonAt(value, inner));
  }
  return printed.length === 0 ? "{}" : `{${inner}${printed.join(`,${inner}`)}${line}}`;
}

function printValue(type: unknown, node: JsonNode, line: string, circumstances: Circumstances): string {
  if (node.isNull) return "null";
  if (type instanceof z.ZodObject) return printObject(type, node, { line, circumstances });
  if (type instanceof z.ZodDiscriminatedUnion) return printValue(optionOf(type, node), node, line, circumstances);
  if (type instanceof z.ZodArray && node.kind === "array") {
    return block(
      "[",
      node.items().map((item) => printValue(type.element, item, `${line}  `, circumstances)),
      "]",
      line,
    );
  }
  if (type instanceof z.ZodRecord && node.kind === "object") {
    const members = [...uniqueMembers(node)];
    return block(
      "{",
      members.map(([key, value]) => {
        return `${pythonString(key)}: ${printValue(type.valueType, value, `${line}  `, circumstances)}`;
      }),
      "}",
      line,
    );
  }
  const printed = type instanceof z.ZodType ? marks.get(type)?.printed : undefined;
  if (printed === "float" && node.kind === "number") return printFloat(node.raw);
  if (printed === "time" && node.string !== undefined) return pythonString(pythonTime(node.string));
  return printPythonAt(node, line);
}

function block(open: string, items: readonly string[], close: string, line: string): string {
  return items.length === 0 ? open + close : `${open}${line}  ${items.join(`,${line}  `)}${line}${close}`;
}

function printFloat(token: string): string {
  return isFloatToken(token) ? pythonNumber(token) : pythonFloat(Number(token === "-0" ? "0" : token));
}

function optionOf({ options, def }: z.ZodDiscriminatedUnion, node: JsonNode): unknown {
  const word = node.get(def.discriminator)?.string;
  const named = options.find((option) => {
    if (!(option instanceof z.ZodObject)) return false;
    const type: unknown = option.shape[def.discriminator];
    return type instanceof z.ZodLiteral && type.value === word;
  });
  return named ?? options[0];
}

function isDeclared(type: unknown, key: string, isMissing: boolean, { sdk, seen }: Circumstances): boolean {
  const { since, ifSeen } = (type instanceof z.ZodType && marks.get(type)) || {};
  if (since !== undefined) return isDeclaredIn(sdk, since);
  return !ifSeen || !isMissing || seen.has(key);
}

function isOpen(schema: z.ZodObject): boolean {
  return schema.def.catchall instanceof z.ZodUnknown;
}

/** `finish_reason` is `finishReason` on a wire that spells so. */
function camelOf(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
