import { describe, expect, it } from "vitest";
import { suiteOf, testNameOf } from "./test-name";

describe("testNameOf", () => {
  it.each([
    ["tests/a.py::test_x", "test_x"],
    ["tests/a.py::TestX::test_x[p]", "test_x[p]"],
    ["tests/a.py::test_x[a::b [c]]", "test_x[a::b [c]]"],
    ["no node id", "no node id"],
    [null, ""],
  ])("%s", (testId, name) => {
    expect(testNameOf(testId)).toBe(name);
  });
});

describe("suiteOf", () => {
  it.each([
    ["tests/integration/quay/recordings/x.json", null, "quay"],
    ["quay/x.json", "tests/pier/test_a.py::t", "quay"],
    ["recordings/x.json", "tests/pier/test_a.py::t", "pier"],
    ["x.json", "tests/pier/test_a.py::t", "pier"],
    ["x.json", "test_a.py::t", ""],
    ["x.json", null, ""],
  ])("%s of %s", (path, testId, suite) => {
    expect(suiteOf(path, testId)).toBe(suite);
  });
});
