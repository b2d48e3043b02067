import type { JsonNode } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";

/** One field of a JSON schema, in the words in which a person would describe it. */
export type SchemaField = {
  /** Empty for an alternative without a name. */
  name: string;
  /** "string", "list of object", "string or null", "one of 4 shapes". */
  type: string;
  required: boolean;
  description: string | null;
  /** Allowed values as JSON text; null where any is allowed. */
  values: string[] | null;
  /** Everything else that the schema demands, as `keyword value`: "minimum 1", "format date". */
  rules: string[];
  fields: SchemaField[];
};

/** Deeper levels, and schemas that hold themselves, end in a field that says so. */
const MAX_LEVEL = 8;

/** Keywords that are told in other words, or say nothing about a value. */
const TOLD = new Set([
  ...["type", "nullable", "description", "title", "enum", "const", "properties", "required", "items"],
  ...["anyOf", "oneOf", "allOf", "$ref", "$defs", "definitions", "$schema", "$id"],
]);

/** The fields of a tool's parameters from the raw text of their JSON schema; null where that is no object schema. */
export function schemaFieldsOf(schema: string): SchemaField[] | null {
  const parsed = parseJson(schema);
  if (!parsed.ok || parsed.doc.root.kind !== "object") return null;
  const reader = new SchemaReader(parsed.doc.root);
  const node = reader.resolve(parsed.doc.root);
  return node.get("properties") || typeWords(node).includes("object") ? reader.fields(node, 0) : null;
}

class SchemaReader {
  constructor(private readonly root: JsonNode) {}

  fields(node: JsonNode, level: number): SchemaField[] {
    const required = new Set((node.get("required")?.items() ?? []).map((item) => item.string));
    const members = node.get("properties")?.members() ?? [];
    return members.map(({ key, value }) => this.field(key, value, required.has(key), level));
  }

  /** Follows a local `$ref`; one that leads nowhere, or round in a circle, is left as it is. */
  resolve(node: JsonNode): JsonNode {
    let target = node;
    for (let step = 0; step < MAX_LEVEL; step++) {
      const reference = target.get("$ref")?.string;
      const next = reference?.startsWith("#") ? this.root.doc.at(reference.slice(1)) : undefined;
      if (!next) break;
      target = next;
    }
    return target;
  }

  private field(name: string, given: JsonNode, required: boolean, level: number): SchemaField {
    const node = this.resolve(given);
    const shapes = ["anyOf", "oneOf", "allOf"]
      .flatMap((word) => node.get(word)?.items() ?? [])
      .map((shape) => this.resolve(shape));
    // "string or null" is a type with nothing behind it; an object or a list among the alternatives has fields.
    const structured = shapes.filter((shape) => this.holderOf(shape) !== undefined);
    const described = [node, ...shapes].find((shape) => valuesOf(shape) !== null);
    const item = this.itemOf(node);
    return {
      name,
      type: this.typeOf(node, shapes),
      required,
      description: given.get("description")?.string ?? node.get("description")?.string ?? null,
      values: (described && valuesOf(described)) ?? (item ? valuesOf(item) : null),
      rules: [...rulesOf(node), ...(level >= MAX_LEVEL ? ["deeper than shown"] : [])],
      fields: level >= MAX_LEVEL ? [] : this.inner(node, structured, level + 1),
    };
  }

  private inner(node: JsonNode, structured: readonly JsonNode[], level: number): SchemaField[] {
    const holder = this.holderOf(node) ?? (structured.length === 1 ? this.holderOf(structured[0]) : undefined);
    if (holder) return this.fields(holder, level);
    return structured.map((shape) => this.field(shape.get("title")?.string ?? "", shape, false, level));
  }

  /** The object schema whose fields a value has, directly or in each item of a list. */
  private holderOf(node: JsonNode | undefined): JsonNode | undefined {
    if (node?.get("properties")) return node;
    const item = node && this.itemOf(node);
    return item?.get("properties") ? item : undefined;
  }

  private itemOf(node: JsonNode): JsonNode | undefined {
    const items = node.get("items");
    return items && this.resolve(items);
  }

  private typeOf(node: JsonNode, shapes: readonly JsonNode[]): string {
    const own = typeWords(node).map((word) => (word === "array" ? this.listType(node) : word));
    if (own.length > 0) return own.join(" or ");
    const words = [...new Set(shapes.map((shape) => this.typeOf(shape, [])))];
    if (words.length > 0) return words.length <= 3 ? words.join(" or ") : `one of ${words.length} shapes`;
    if (node.get("properties")) return "object";
    return valuesOf(node) ? "one of" : "any";
  }

  private listType(node: JsonNode): string {
    const item = this.itemOf(node);
    const words = item ? typeWords(item) : [];
    return words.length > 0 ? `list of ${words.join(" or ")}` : "list";
  }
}

/** The words of `type`; Google's families write them in capitals. */
function typeWords(node: JsonNode): string[] {
  const type = node.get("type");
  const given = type?.kind === "array" ? type.items().map((item) => item.string ?? item.raw) : [type?.string ?? ""];
  const words = given.filter((word) => word !== "").map((word) => word.toLowerCase());
  return node.get("nullable")?.boolean && words.length > 0 ? [...words, "null"] : words;
}

function valuesOf(node: JsonNode): string[] | null {
  const only = node.get("const");
  if (only) return [only.raw];
  const values = node.get("enum");
  return values?.kind === "array" ? values.items().map(({ raw }) => raw) : null;
}

function rulesOf(node: JsonNode): string[] {
  return node.members().flatMap(({ key, value }) => {
    if (TOLD.has(key) || (key === "additionalProperties" && value.boolean === false)) return [];
    return [`${key} ${value.string ?? value.raw}`];
  });
}
