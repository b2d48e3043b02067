import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argumentsOf, argumentsShown } from "./arguments-text";

const long = { place: "Longyearbyen", hours: 12, days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"] };
const compact = JSON.stringify(long);
const spaced = '{"place": "Longyearbyen", "hours": 1.0, "days": ["Monday", "Tuesday", "Wednesday", "Thursday"]}';

describe("arguments in a field", () => {
  it("are laid out where they are long, and go back on their line in their own style", () => {
    for (const recorded of [compact, spaced]) {
      const shown = argumentsShown(recorded);
      expect(shown.split("\n").length).toBeGreaterThan(2);
      expect(argumentsOf(recorded, shown, shown.replace("Longyearbyen", "Alta"))).toBe(
        recorded.replace("Longyearbyen", "Alta"),
      );
    }
  });

  it("stay as they are typed where they are no JSON, or stood on several lines", () => {
    const shown = argumentsShown(compact);
    expect(argumentsOf(compact, shown, `${shown},`)).toBe(`${shown},`);
    const value = '{\n        "a": [\n          1\n        ]\n      }';
    expect(argumentsShown(value)).toBe('{\n  "a": [1]\n}');
    expect(argumentsOf(value, argumentsShown(value), '{"a": []}')).toBe('{"a": []}');
    const string = '{\n    "a": 1\n}';
    expect(argumentsShown(string)).toBe(string);
  });

  it("are what was recorded where nothing was typed", () => {
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
      fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value, null, 4)),
      fc.string(),
    );
    fc.assert(
      fc.property(json, (recorded) => {
        const shown = argumentsShown(recorded);
        expect(argumentsOf(recorded, shown, shown)).toBe(recorded);
      }),
    );
  });
});
