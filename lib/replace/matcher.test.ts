import { describe, expect, it } from "vitest";
import { matcherOf } from "./matcher";
import type { ReplaceQuery } from "./query";
import { replacedText } from "./replace";

const base: ReplaceQuery = {
  find: "",
  replace: "",
  matchCase: true,
  wholeWord: false,
  regex: false,
  places: ["text"],
};

function replaced(text: string, find: string, replace: string, more: Partial<ReplaceQuery> = {}): string {
  const made = matcherOf({ ...base, find, replace, ...more });
  if (!made.ok) throw new Error(made.message);
  return replacedText(text, made.matcher(text));
}

describe("plain text", () => {
  it("means every character as it is, in what is found and in what replaces it", () => {
    expect(replaced("a.b (a+b) $1", "a+b", "$&-$1")).toBe("a.b ($&-$1) $1");
    expect(replaced("aaa", "aa", "b")).toBe("ba");
  });

  it("disregards case when asked to, in all alphabets", () => {
    expect(replaced("Ebbe EBBE ebbe", "ebbe", "Flut", { matchCase: false })).toBe("Flut Flut Flut");
    expect(replaced("ПРИЛИВ прилив", "прилив", "x", { matchCase: false })).toBe("x x");
    expect(replaced("Ebbe ebbe", "ebbe", "Flut")).toBe("Ebbe Flut");
  });

  it("leaves parts of words alone when asked to", () => {
    const wholeWord = true;
    expect(replaced("tide tides tide, low-tide _tide", "tide", "ebb", { wholeWord })).toBe(
      "ebb tides ebb, low-ebb _tide",
    );
    expect(replaced("Übertide tidé 𝒜tide", "tide", "ebb", { wholeWord })).toBe("Übertide tidé 𝒜tide");
    expect(replaced("a(b)c", "(b)", "x", { wholeWord })).toBe("axc");
  });
});

describe("expressions", () => {
  const regex = true;

  it("fill in what was found", () => {
    expect(
      replaced("12:30 and 07:05", String.raw`(\d\d):(?P<minute>\d\d)`, "$2h$1 $<minute> $& $$ $9", { regex }),
    ).toBe("30h12 30 12:30 $ $9 and 05h07 05 07:05 $ $9");
  });

  it("know lines and case, and find nothing where they match nothing", () => {
    expect(replaced("Low\nlow tide", "^low", "high", { regex, matchCase: false })).toBe("high\nhigh tide");
    expect(replaced("abc", "x*", "-", { regex })).toBe("abc");
    expect(replaced("🌊🌊", ".", "~", { regex })).toBe("~~");
  });

  it("are refused in words where they cannot be read", () => {
    const message = "the expression cannot be read: missing closing ): `(`";
    expect(matcherOf({ ...base, find: "(", regex })).toEqual({ ok: false, message });
    expect(matcherOf({ ...base, find: String.raw`(a)\1`, regex })).toMatchObject({ ok: false });
    expect(matcherOf({ ...base, find: "a".repeat(2000), regex })).toMatchObject({ ok: false });
  });

  it("take no time that explodes", () => {
    const text = `${"a".repeat(20_000)}!`;
    expect(replaced(text, "(a+)+$", "b", { regex })).toBe(text);
  });
});
