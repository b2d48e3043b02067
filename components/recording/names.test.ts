import { expect, test } from "vitest";
import { shortName, splitParameters, testHref } from "./names";

test("splitParameters sets a test's parameters apart", () => {
  expect(splitParameters("test_x[a[b]-c]")).toEqual({ name: "test_x", parameters: "a[b]-c" });
  expect(splitParameters("test_x")).toEqual({ name: "test_x", parameters: null });
  expect(splitParameters("test_x[open")).toEqual({ name: "test_x[open", parameters: null });
});

test("testHref keeps any id in one segment, and gives up where no address can hold it", () => {
  expect(testHref("a/b.py::test[1 %]")).toBe("/tests/a%2Fb.py%3A%3Atest%5B1%20%25%5D");
  expect(testHref("half \ud83d")).toBeNull();
});

test("shortName cuts keys, and only keys", () => {
  expect(shortName(`a/${"ab".repeat(32)}.json`)).toBe("abababababab….json");
  expect(shortName("a/plain.json")).toBe("plain.json");
});
