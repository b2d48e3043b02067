import type { JsonNode } from "../../json/document";
import { sameValue } from "../text/same-value";

/** What a schema objects to: where in the value, and what, as the end of a sentence. */
export type Objection = { pointer: string; message: string };

const MAX_OBJECTIONS = 20;
const MAX_DEPTH = 60;

/**
 * Objections of a JSON schema to a value. Of the schema language it knows what tool definitions use: `type`, `enum`,
 * `const`, `properties`, `required`, `additionalProperties`, `items`, `anyOf`, `oneOf`, `allOf`, `$ref` within the
 * schema, and the bounds of numbers, texts and lists. What it does not know it does not object to.
 */
export function objectionsTo(schema: JsonNode, value: JsonNode): Objection[] {
  return new Check(schema).of(schema, value, 0).slice(0, MAX_OBJECTIONS);
}

class Check {
  constructor(private readonly root: JsonNode) {}

  of(schema: JsonNode, value: JsonNode, depth: number): Objection[] {
    if (depth > MAX_DEPTH) return [];
    if (schema.boolean === false) return [objection(value, "is not allowed")];
    const target = this.referred(schema.get("$ref")?.string);
    if (target) return this.of(target, value, depth + 1);
    const wrongType = typeObjection(schema, value);
    if (wrongType) return [wrongType];
    return [
      ...choiceObjections(schema, value),
      ...boundObjections(schema, value),
      ...this.combined(schema, value, depth),
      ...(value.kind === "object" ? this.members(schema, value, depth) : []),
      ...(value.kind === "array" ? this.items(schema, value, depth) : []),
    ];
  }

  private referred(reference: string | undefined): JsonNode | undefined {
    return reference?.startsWith("#") ? this.root.doc.at(reference.slice(1)) : undefined;
  }

  private combined(schema: JsonNode, value: JsonNode, depth: number): Objection[] {
    const objections = (schema.get("allOf")?.items() ?? []).flatMap((part) => this.of(part, value, depth + 1));
    for (const key of ["anyOf", "oneOf"]) {
      const options = schema.get(key)?.items() ?? [];
      const tried = options.map((option) => this.of(option, value, depth + 1));
      if (options.length === 0 || tried.some((found) => found.length === 0)) continue;
      objections.push(...(tried.length === 1 ? tried.flat() : [objection(value, "fits none of the allowed shapes")]));
    }
    return objections;
  }

  private members(schema: JsonNode, value: JsonNode, depth: number): Objection[] {
    const properties = schema.get("properties");
    const others = schema.get("additionalProperties");
    const missing = (schema.get("required")?.items() ?? []).flatMap(({ string }) =>
      string === undefined || value.get(string) ? [] : [objection(value, `lacks ${string}`)],
    );
    const wrong = value.members().flatMap(({ key, value: member }) => {
      const known = properties?.get(key);
      if (known) return this.of(known, member, depth + 1);
      if (others?.boolean === false) return [objection(member, "is no parameter of the tool")];
      return others?.kind === "object" ? this.of(others, member, depth + 1) : [];
    });
    return [...missing, ...wrong];
  }

  private items(schema: JsonNode, value: JsonNode, depth: number): Objection[] {
    const items = schema.get("items");
    return items ? value.items().flatMap((item) => this.of(items, item, depth + 1)) : [];
  }
}

function typeObjection(schema: JsonNode, value: JsonNode): Objection | null {
  const given = schema.get("type");
  const types =
    given?.string === undefined ? (given?.items() ?? []).flatMap(({ string }) => string ?? []) : [given.string];
  if (types.length === 0 || types.some((type) => isOfType(type.toLowerCase(), value))) return null;
  if (value.isNull && schema.get("nullable")?.boolean) return null;
  return objection(value, `should be ${types.join(" or ")}, and is ${typeOf(value)}`);
}

function isOfType(type: string, value: JsonNode): boolean {
  if (type === "integer") return value.number !== undefined && Number.isInteger(value.number);
  if (["string", "number", "boolean", "object", "array", "null"].includes(type)) return typeOf(value) === type;
  return true;
}

function typeOf({ kind }: JsonNode): string {
  return kind === "true" || kind === "false" ? "boolean" : kind;
}

function choiceObjections(schema: JsonNode, value: JsonNode): Objection[] {
  const fixed = schema.get("const");
  const choices = schema.get("enum")?.kind === "array" ? (schema.get("enum")?.items() ?? []) : fixed ? [fixed] : null;
  if (!choices || choices.some((choice) => sameValue(choice, value))) return [];
  return [objection(value, `should be one of ${choices.map(({ raw }) => raw).join(", ")}`)];
}

const BOUNDS = [
  { key: "minimum", size: (value: JsonNode) => value.number, isBelow: true },
  { key: "maximum", size: (value: JsonNode) => value.number, isBelow: false },
  { key: "minLength", size: ({ string }: JsonNode) => string && [...string].length, isBelow: true },
  { key: "maxLength", size: ({ string }: JsonNode) => string && [...string].length, isBelow: false },
  {
    key: "minItems",
    size: (value: JsonNode) => (value.kind === "array" ? value.items().length : undefined),
    isBelow: true,
  },
  {
    key: "maxItems",
    size: (value: JsonNode) => (value.kind === "array" ? value.items().length : undefined),
    isBelow: false,
  },
];

function boundObjections(schema: JsonNode, value: JsonNode): Objection[] {
  return BOUNDS.flatMap(({ key, size, isBelow }) => {
    const bound = schema.get(key)?.number;
    const found = size(value);
    if (bound === undefined || typeof found !== "number") return [];
    return (isBelow ? found < bound : found > bound) ? [objection(value, `goes against ${key} ${bound}`)] : [];
  });
}

function objection({ pointer }: JsonNode, message: string): Objection {
  return { pointer, message };
}
