import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonStringsOf } from "./json-strings";

it("gives values, not keys, and writes others in their place", () => {
  const json = '{"port": "Emden", "n": 1.0, "list": ["a\\/b", {"port": "\\u00e9x"}]}';
  const found = jsonStringsOf(json);
  expect(found?.strings).toEqual(["Emden", "a/b", "éx"]);
  expect(found?.with(['"Kiel"', "a/c", "éy"])).toBe(
    '{"port": "\\"Kiel\\"", "n": 1.0, "list": ["a\\/c", {"port": "\\u00e9y"}]}',
  );
  expect(jsonStringsOf('{"port": "Em')).toBeNull();
});

const text = fc
  .array(fc.constantFrom("a", '"', "\\", "\n", "é", "🌊", "🌋", "\ud83c", "/", "漢"), { maxLength: 8 })
  .map((units) => units.join(""));

it("makes JSON that says exactly the new strings, whatever they are", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 4 }), fc.boolean(), (pairs, ascii) => {
      const printed = JSON.stringify(Object.fromEntries(pairs.map(([old], at) => [`k${at}`, old])), null, 1);
      const json = ascii
        ? printed.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
        : printed;
      const made = jsonStringsOf(json)?.with(pairs.map(([, next]) => next)) ?? "";
      expect(Object.values(JSON.parse(made))).toEqual(pairs.map(([, next]) => next));
      expect(Buffer.from(made, "utf8").toString("utf8")).toBe(made);
    }),
    { numRuns: 1000 },
  );
});
