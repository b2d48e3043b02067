import { expect, it } from "vitest";
import { excerptOf } from "./excerpt";

it("keeps short texts whole", () => {
  expect(excerptOf({ before: "a", after: "b" }, 10)).toEqual({ before: "a", after: "b" });
  expect(excerptOf({ before: null, after: "b" }, 10)).toEqual({ before: null, after: "b" });
});

it("cuts long texts to where they differ, and says what it cut", () => {
  const same = "x".repeat(5000);
  const { before, after } = excerptOf({ before: `${same}old${same}`, after: `${same}new!${same}` }, 1000);
  const around = "x".repeat(200);
  expect(before).toBe(`… ${around}old${around} …`);
  expect(after).toBe(`… ${around}new!${around} …`);
  expect(excerptOf({ before: null, after: same }, 1000).after).toBe(`${"x".repeat(1000)} … (4,000 more characters)`);
});

it("never cuts a character in two", () => {
  const faces = "\u{1f600}".repeat(3000);
  const { before, after } = excerptOf({ before: `${faces}a${faces}`, after: `${faces}\u{1f601}${faces}` }, 999);
  for (const text of [before, after]) expect(() => encodeURIComponent(text ?? "")).not.toThrow();
});
