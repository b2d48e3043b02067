import { describe, expect, it } from "vitest";
import { argumentWarnings } from "./tool-arguments";

const warningsFor = (schema: object, args: string): string[] =>
  argumentWarnings(
    [{ name: "t", type: "function", description: null, schema: JSON.stringify(schema), pointer: "" }],
    "t",
    args,
  );

describe("arguments against a tool's schema", () => {
  const schema = {
    type: "object",
    properties: {
      unit: { enum: ["knot", "km"] },
      depth: { type: ["number", "null"], minimum: 0 },
      stops: { type: "array", items: { $ref: "#/$defs/stop" }, maxItems: 2 },
      either: { anyOf: [{ type: "string" }, { type: "integer" }] },
      both: { allOf: [{ type: "string" }, { minLength: 2 }] },
      fixed: { const: 1 },
    },
    required: ["unit"],
    additionalProperties: false,
    $defs: { stop: { type: "object", properties: { name: { type: "string" } }, required: ["name"] } },
  };

  it("fit", () => {
    expect(
      warningsFor(
        schema,
        '{"unit": "km", "depth": null, "stops": [{"name": "x", "more": 1}], "either": 2, "both": "ab", "fixed": 1}',
      ),
    ).toEqual([]);
    expect(warningsFor({}, "[1]")).toEqual([]);
  });

  it.each([
    ["{}", "The arguments lack unit."],
    ["[]", "The arguments should be object, and is array."],
    ['{"unit": "mile"}', 'unit should be one of "knot", "km".'],
    ['{"unit": "km", "depth": -1}', "depth goes against minimum 0."],
    ['{"unit": "km", "depth": true}', "depth should be number or null, and is boolean."],
    ['{"unit": "km", "stops": [{}]}', "stops/0 lacks name."],
    ['{"unit": "km", "stops": [{"name": "a"}, {"name": "b"}, {"name": "c"}]}', "stops goes against maxItems 2."],
    ['{"unit": "km", "either": 1.5}', "either fits none of the allowed shapes."],
    ['{"unit": "km", "both": "a"}', "both goes against minLength 2."],
    ['{"unit": "km", "fixed": 2}', "fixed should be one of 1."],
    ['{"unit": "km", "wind": 2}', "wind is no parameter of the tool."],
  ])("object to %s", (args, warning) => {
    expect(warningsFor(schema, args)).toEqual([warning]);
  });

  it("end in a schema that refers to itself, and for tools that nobody defined", () => {
    expect(warningsFor({ $ref: "#" }, "{}")).toEqual([]);
    expect(argumentWarnings([], "t", "{}")).toEqual([]);
    expect(
      argumentWarnings([{ name: "u", type: "function", description: null, schema: null, pointer: "" }], "t", "{}"),
    ).toEqual(["The request defines no tool t."]);
    expect(warningsFor(schema, "{")[0]).toMatch(/are not JSON/);
  });
});
