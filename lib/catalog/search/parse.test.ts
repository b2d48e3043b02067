import { describe, expect, it } from "vitest";
import { parseSearch, type Test } from "./parse";

const testsOf = (text: string): Test[] => parseSearch(text).terms.map(({ test }) => test);
const errorOf = (text: string) => parseSearch(text).error;

describe("words and phrases", () => {
  it("asks for each word, in lower case, with plain quotes and dashes", () => {
    expect(testsOf("  Harbour don’t\tlong–term ")).toEqual([
      { type: "text", value: "harbour" },
      { type: "text", value: "don't" },
      { type: "text", value: "long-term" },
    ]);
  });

  it("takes a quoted phrase as one text, with escaped quotes inside", () => {
    expect(testsOf('"the \\"old\\" pier" x')).toEqual([
      { type: "text", value: 'the "old" pier' },
      { type: "text", value: "x" },
    ]);
  });

  it("negates words, phrases and operators, but not a lone dash or a word with a dash in it", () => {
    expect(parseSearch('-a -"b c" -is:error - d-e')).toEqual({
      terms: [
        { negated: true, test: { type: "text", value: "a" } },
        { negated: true, test: { type: "text", value: "b c" } },
        { negated: true, test: { type: "is", state: "error" } },
        { negated: false, test: { type: "text", value: "-" } },
        { negated: false, test: { type: "text", value: "d-e" } },
      ],
      error: null,
    });
  });

  it("keeps node ids, addresses and JSON as words", () => {
    expect(testsOf('test_a.py::test_b http://pier.test {"a":1}').map((test) => "value" in test && test.value)).toEqual([
      "test_a.py::test_b",
      "http://pier.test",
      '{"a":1}',
    ]);
    expect(errorOf("http://pier.test suite::x")).toBeNull();
  });

  it("asks nothing where nothing is written", () => {
    expect(parseSearch(' "" ')).toEqual({ terms: [], error: null });
  });
});

describe("operators", () => {
  it("reads fields, with and without quotes, in any case", () => {
    expect(testsOf('Model:GPT test:"a b"')).toEqual([
      { type: "field", field: "model", value: "gpt" },
      { type: "field", field: "test", value: "a b" },
    ]);
  });

  it("reads states and features", () => {
    expect(testsOf("is:stream has:Image")).toEqual([
      { type: "is", state: "stream" },
      { type: "has", feature: "image" },
    ]);
  });

  it.each([
    ["tokens:>500", 501, Number.POSITIVE_INFINITY],
    ["tokens:>=500", 500, Number.POSITIVE_INFINITY],
    ["tokens:<500", Number.NEGATIVE_INFINITY, 499],
    ["tokens:<=1.5k", Number.NEGATIVE_INFINITY, 1500],
    ["chunks:7", 7, 7],
    ["size:100kb..2MB", 100_000, 2_000_000],
    ["messages:=1,000", 1000, 1000],
  ])("reads %s", (text, min, max) => {
    expect(testsOf(text)).toEqual([expect.objectContaining({ type: "measure", min, max })]);
  });
});

describe("errors", () => {
  it("names an unknown operator, its place, and the nearest one", () => {
    expect(errorOf("pier modle:x")).toEqual({
      message: "There is no operator `modle:`. Did you mean `model:`? To look for the text itself, quote it.",
      from: 5,
      to: 12,
    });
    expect(errorOf("zzzzzz:x")?.message).not.toContain("Did you mean");
  });

  it("names a quote that is never closed", () => {
    expect(errorOf('a test:"b c')).toMatchObject({ message: expect.stringContaining("never closed"), from: 7, to: 11 });
  });

  it("names values that an operator does not know, and missing ones", () => {
    expect(errorOf("is:eror")).toMatchObject({ message: expect.stringContaining("`is:error`"), from: 3, to: 7 });
    expect(errorOf("has:")).toMatchObject({ message: "`has:` needs a value.", from: 0, to: 4 });
    expect(errorOf("tokens:many")).toMatchObject({ message: expect.stringContaining("needs a number"), from: 7 });
  });

  it("leaves out what is wrong and keeps the rest", () => {
    const { terms, error } = parseSearch("a foo:x b bar:y");
    expect(terms.map(({ test }) => test)).toEqual([
      { type: "text", value: "a" },
      { type: "text", value: "b" },
    ]);
    expect(error?.from).toBe(2);
  });
});
