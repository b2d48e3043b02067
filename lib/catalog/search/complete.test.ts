import { describe, expect, it } from "vitest";
import { completionsOf } from "./complete";
import { parseSearch } from "./parse";

const index = {
  valuesOf: (field: string) =>
    field === "model"
      ? [
          { value: "tide-large", count: 9 },
          { value: "harbour mini", count: 4 },
          { value: "none", count: 1 },
        ]
      : [],
};

/** Completions at the `|` of a text. */
function at(marked: string) {
  const cursor = marked.indexOf("|");
  const text = marked.replace("|", "");
  return completionsOf(text, cursor, index).map(({ insert, from, to, label }) => ({
    label,
    result: text.slice(0, from) + insert + text.slice(to),
  }));
}

describe("completionsOf", () => {
  it("offers operators where a word begins", () => {
    expect(at("pier m|").map(({ result }) => result)).toEqual(["pier model:", "pier messages:"]);
    expect(at("-mo|")).toEqual([{ label: "model:", result: "-model:" }]);
    expect(at("|").map(({ label }) => label)).toContain("is:");
  });

  it("replaces an operator that is being mended, without a second colon", () => {
    expect(at("mo|:tide")).toEqual([{ label: "model:", result: "model:tide" }]);
  });

  it("offers an operator's values, most frequent first, quoted where they hold spaces", () => {
    expect(at("model:|").map(({ result }) => result)).toEqual([
      "model:tide-large ",
      'model:"harbour mini" ',
      "model:none ",
    ]);
    expect(at('model:"harb|our" x').map(({ result }) => result)).toEqual(['model:"harbour mini"  x']);
  });

  it("offers states and features", () => {
    expect(at("is:ex|")).toEqual([{ label: "exception", result: "is:exception " }]);
    expect(at("has:|")).toHaveLength(4);
  });

  it("offers nothing inside a phrase or for an operator that does not exist", () => {
    expect(at('"mo|"')).toEqual([]);
    expect(at("nope:x|")).toEqual([]);
  });

  it("offers only what the query language reads", () => {
    for (const { result } of [...at("model:|"), ...at("is:|"), ...at("has:|")]) {
      expect(parseSearch(result).error).toBeNull();
    }
  });
});
