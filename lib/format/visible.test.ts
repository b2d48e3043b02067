import { expect, it } from "vitest";
import { formatJsonDocument, visibleText } from "./visible";

it("shows controls instead of obeying them, and leaves text alone", () => {
  expect(visibleText("a\u001b[31mred\u0007\u007f")).toBe("a␛[31mred␇␡");
  expect(visibleText("\u202egnp.exe\u2066\u009b\ufeff")).toBe("‹U+202E›gnp.exe‹U+2066›‹U+009B›‹U+FEFF›");
  expect(visibleText("tab\tline\nemoji 👩‍👩‍👧 שלום")).toBe("tab\tline\nemoji 👩‍👩‍👧 שלום");
});

it("prints JSON whose strings are exact, without what a terminal obeys", () => {
  const value = { a: ["\u001b[31m\u009b\u007f\u202e\ufeff", "line\nfeed é 👩‍👧"] };
  const text = formatJsonDocument(value);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toContain('"\\u001b[31m\\u009b\\u007f\\u202e\\ufeff"');
  expect(text).toContain("é 👩‍👧");
});
