import { describe, expect, test } from "vitest";
import { type SchemaField, schemaFieldsOf } from "./schema-fields";

const fields = (schema: object) => schemaFieldsOf(JSON.stringify(schema)) ?? [];

/** Fields in short: "name: type!" with nested ones indented. */
const outline = (list: readonly SchemaField[], indent = ""): string[] =>
  list.flatMap(({ name, type, required, fields }) => [
    `${indent}${name}: ${type}${required ? "!" : ""}`,
    ...outline(fields, `${indent}  `),
  ]);

test("names, types, what is required, descriptions, allowed values and other rules", () => {
  const [city, days] = fields({
    type: "object",
    properties: {
      city: { type: "string", description: "Where", enum: ["Oslo", "Bergen"] },
      days: { type: "integer", minimum: 1, default: 3 },
    },
    required: ["city"],
  });
  expect(city).toMatchObject({ type: "string", required: true, description: "Where", values: ['"Oslo"', '"Bergen"'] });
  expect(days).toMatchObject({ type: "integer", required: false, rules: ["minimum 1", "default 3"] });
});

test("objects and lists of objects, in one another", () => {
  const schema = {
    type: "object",
    properties: {
      trip: {
        type: "object",
        properties: { stops: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } } },
        required: ["stops"],
      },
      tags: { type: "array", items: { type: "string" } },
    },
  };
  expect(outline(fields(schema))).toEqual([
    "trip: object",
    "  stops: list of object!",
    "    name: string",
    "tags: list of string",
  ]);
});

describe("types that are one of several", () => {
  test("a value that may be null", () => {
    expect(
      outline(fields({ type: "object", properties: { a: { anyOf: [{ type: "string" }, { type: "null" }] } } })),
    ).toEqual(["a: string or null"]);
    expect(outline(fields({ type: "object", properties: { a: { type: ["number", "null"] } } }))).toEqual([
      "a: number or null",
    ]);
  });
  test("the only object among them shows its fields", () => {
    const shape = { type: "object", properties: { x: { type: "number" } } };
    expect(outline(fields({ type: "object", properties: { a: { anyOf: [shape, { type: "null" }] } } }))).toEqual([
      "a: object or null",
      "  x: number",
    ]);
  });
  test("several objects are listed by their titles", () => {
    const shape = (title: string) => ({ title, type: "object", properties: { [title]: { type: "string" } } });
    expect(outline(fields({ type: "object", properties: { a: { oneOf: [shape("cat"), shape("dog")] } } }))).toEqual([
      "a: object",
      "  cat: object",
      "    cat: string",
      "  dog: object",
      "    dog: string",
    ]);
  });
});

test("references inside of the schema are followed, also by a schema that holds itself", () => {
  const schema = {
    type: "object",
    properties: { tree: { $ref: "#/$defs/node" } },
    $defs: { node: { type: "object", properties: { child: { $ref: "#/$defs/node" } } } },
  };
  const lines = outline(fields(schema));
  expect(lines.slice(0, 3)).toEqual(["tree: object", "  child: object", "    child: object"]);
  expect(lines.length).toBeLessThan(12);
});

test("types in capitals, as Google's families write them", () => {
  expect(outline(fields({ type: "OBJECT", properties: { a: { type: "STRING", nullable: true } } }))).toEqual([
    "a: string or null",
  ]);
});

test("what is no schema of an object is left to be shown as JSON", () => {
  expect(schemaFieldsOf("[1]")).toBeNull();
  expect(schemaFieldsOf('{"type": "string"}')).toBeNull();
  expect(schemaFieldsOf("no JSON")).toBeNull();
});
