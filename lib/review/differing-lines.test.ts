import { describe, expect, it } from "vitest";
import { differingLines } from "./differing-lines";

describe("two texts as lines of a diff", () => {
  it("are one after the other where they share nothing", () => {
    expect(differingLines("a", "b", 100)).toEqual(["- a", "+ b"]);
    expect(differingLines("a\n\nb", "c\n\nd", 100)).toEqual(["- a", "- ", "- b", "+ c", "+ ", "+ d"]);
    expect(differingLines(null, "a\nb", 100)).toEqual(["+ a", "+ b"]);
  });

  it("show a shared line beside each difference, and leave out the others", () => {
    const before = "one\ntwo\nthree\nfour\nfive\nsix\nseven";
    expect(differingLines(before, before.replace("four", "4"), 100)).toEqual([
      "  …",
      "  three",
      "- four",
      "+ 4",
      "  five",
      "  …",
    ]);
  });

  it("differ in what is shown of them, however long they are", () => {
    const long = "The same words again and again. ".repeat(100);
    const lines = differingLines(`${long}Noon.${long}`, `${long}Dusk.${long}`, 600);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("Noon.");
    expect(lines[1]).toContain("Dusk.");
    for (const line of lines) expect(line.length).toBeLessThan(700);
  });

  it("are cut at the end where there is no other side", () => {
    expect(differingLines("x".repeat(900), null, 600)).toEqual([`- ${"x".repeat(600)} … (300 more characters)`]);
  });

  it("hold nothing that a terminal obeys", () => {
    expect(differingLines("\u001b[31ma", "b", 100)).toEqual(["- ␛[31ma", "+ b"]);
  });
});
