import { expect, it } from "vitest";
import type { ChunkRow } from "@/lib/diff/chunk-diff";
import { foldedOf } from "./folded";

const rowsOf = (types: string): ChunkRow[] =>
  [...types].map((letter, at) => ({
    type: letter === "." ? "same" : letter === "n" ? "noise" : "changed",
    before: at,
    after: at,
  }));
const shape = (types: string, opened: number[] = []) =>
  foldedOf(rowsOf(types), new Set(opened))
    .map((item) => (item.type === "fold" ? `[${item.from}-${item.to} ${item.noise}]` : item.row.type[0]))
    .join("");

it("folds what is the same, with a little of it beside each change", () => {
  expect(shape("......x........x......")).toBe("[0-4 0]sscss[9-13 0]sscss[18-22 0]");
  expect(shape("x..nn....x")).toBe("css[3-7 2]ssc");
});

it("counts what differs for no test, and leaves short stretches open", () => {
  expect(shape("nnnn..")).toBe("[0-6 4]");
  expect(shape("x..x")).toBe("cssc");
});

it("opens a fold by where it begins", () => {
  expect(shape("......x", [0])).toBe("ssssssc");
});
