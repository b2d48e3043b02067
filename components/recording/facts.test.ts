import { describe, expect, test } from "vitest";
import { parseJson } from "@/lib/json/parse";
import { keyInName, layoutOf } from "./facts";

const key = "0123456789abcdef".repeat(4);

test.each([
  [`suite/recordings/${key}.json`, key],
  [`recordings/models-${key}-0a1b2c3d.json`, key],
  ["recordings/0123456789ab.json", "0123456789ab"],
  [`${key}.txt`, null],
  [`recordings/${key}/other.json`, null],
  [`${key.toUpperCase()}.json`, null],
])("the key in %s", (path, expected) => {
  expect(keyInName(path)).toBe(expected);
});

describe("the layout", () => {
  const layout = (text: string) => {
    const parsed = parseJson(text);
    return parsed.ok ? layoutOf(parsed.doc) : "no JSON";
  };
  test("is one of the recorder's three", () => {
    expect(layout('{"request": {}, "response": {}}')).toMatch(/^1/);
    expect(layout('{"test_id": null, "request": {}, "response": {}}')).toMatch(/^2/);
    expect(layout('{"test_id": "t", "request": {}, "response": {}, "id_normalization_mapping": {}}')).toMatch(/^3/);
  });
  test("or the file's own, whose keys are named", () => {
    expect(layout('{"response": {}, "request": {}}')).toBe("its own: response, request");
  });
});
