import { describe, expect, test } from "vitest";
import { parseJson } from "@/lib/json/parse";
import { layoutOf } from "./facts";

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
