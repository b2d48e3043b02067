import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutView, displayOf, headOf, type TextUse, textView } from "./fold";

const uses: TextUse[] = ["system", "asked", "answer", "reasoning", "result", "arguments", "json"];

describe("headOf", () => {
  test("leaves a short text whole, and one that is only a little too long", () => {
    expect(headOf("one\ntwo", "result")).toBeNull();
    expect(headOf(Array.from({ length: 22 }, () => "line").join("\n"), "result")).toBeNull();
  });
  test("cuts many lines at a line's end", () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    expect(headOf(lines.join("\n"), "result")).toBe(lines.slice(0, 20).join("\n"));
  });
  test("cuts inside one endless line", () => {
    expect(headOf("x".repeat(5000), "result")).toBe("x".repeat(1000));
  });
  test("never halves a character", () => {
    const head = headOf(`x${"\u{1f600}".repeat(2000)}`, "result");
    expect(head?.at(-1)).toBe("\u{1f600}".at(-1));
  });
  test("is a beginning of the text, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 6000, unit: fc.constantFrom("a", "\n", " ", "\u{1f600}") }),
        fc.constantFrom(...uses),
        (text, use) => {
          const head = headOf(text, use);
          expect(head === null || (text.startsWith(head) && head.length < text.length)).toBe(true);
        },
      ),
    );
  });
});

describe("cutView", () => {
  test("keeps a text that a folded page shows whole", () => {
    const view = textView("short", "asked");
    expect(cutView(view, 1000)).toBe(view);
  });
  test("keeps the head of a long one, and its whole length", () => {
    const text = "word ".repeat(5000);
    const cut = cutView(textView(text, "system"), 100_000);
    expect(cut).toMatchObject({ cut: true, length: text.length });
    expect(text.startsWith(cut.text) && cut.text.length <= 1200).toBe(true);
  });
  test("keeps no more than there is room for", () => {
    expect(cutView(textView("word ".repeat(5000), "answer"), 300).text.length).toBeLessThanOrEqual(300);
  });
  test("of long JSON it keeps the head as laid out, which is shown as it is", () => {
    const json = JSON.stringify(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`key${index}`, index])));
    const cut = cutView(textView(json, "json"), 100_000);
    expect(displayOf(cut)).toBe(cut.text);
    expect(cut.text.split("\n").slice(0, 2)).toEqual(["{", '  "key0": 0,']);
  });
});

test("data and answers are laid out where they are JSON; what a person types is shown as typed", () => {
  expect(textView('{"a":1}', "asked").json).toBe(false);
  expect(textView('{"a":1}', "result").json).toBe(true);
  expect(textView('{"a":1}', "answer").json).toBe(true);
  expect(textView("12", "result").json).toBe(false);
});
