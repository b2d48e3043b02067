import fc from "fast-check";
import { expect, test } from "vitest";
import { indentJson, isJsonStructure } from "./indent-json";

test("keeps every token as recorded", () => {
  expect(indentJson('{"n":1.0,"e":1e-05,"s":"a\\n\\/","z":-0.0}')).toBe(
    '{"n": 1.0, "e": 1e-05, "s": "a\\n\\/", "z": -0.0}',
  );
  expect(indentJson("[12345678901234567890]")).toBe("[12345678901234567890]");
});

test("shows escaped letters as letters, and leaves the escapes that would act or mislead", () => {
  expect(indentJson('["\\u00c5s \\ud83d\\ude00"]')).toBe('["Ås \u{1f600}"]');
  for (const kept of ["\\u001b", "\\u202e", "\\u00a0", "\\ud83d", "\\\\u00e9", "\\u0022"]) {
    expect(indentJson(`["${kept}"]`)).toBe(`["${kept}"]`);
  }
});

test("lays out what is nested or long, and keeps short lists on a line", () => {
  expect(indentJson('{"where":{"city":"Bergen"},"days":[1,2,3],"none":{},"no":[]}')).toBe(
    ["{", '  "where": {"city": "Bergen"},', '  "days": [1, 2, 3],', '  "none": {},', '  "no": []', "}"].join("\n"),
  );
});

test("keeps the order of keys, and both of two that are the same", () => {
  expect(indentJson('{"b":1,"a":2,"b":3}')).toBe('{"b": 1, "a": 2, "b": 3}');
});

test("what is no JSON is not laid out", () => {
  expect(indentJson('{"cut": "in the mid')).toBeNull();
  expect(isJsonStructure('{"cut": "in the mid')).toBe(false);
  expect(isJsonStructure(" [1]")).toBe(true);
  expect(isJsonStructure('"a string"')).toBe(false);
});

test("means the same as before", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(indentJson(text) ?? "")).toEqual(JSON.parse(text));
    }),
  );
});
