import { expect, it } from "vitest";
import { sameSecret } from "./secret";

it("is true for equal secrets only", () => {
  expect(sameSecret("abc", "abc")).toBe(true);
  for (const given of ["", "ab", "abd", "abcabc", "bbc", "ab\u0000"]) expect(sameSecret(given, "abc")).toBe(false);
});

it("is never true for an empty secret", () => {
  expect(sameSecret("", "")).toBe(false);
});
