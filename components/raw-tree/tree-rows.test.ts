import { expect, it } from "vitest";
import { parseJson } from "@/lib/json/parse";
import { above, pointersTo, treeRowsOf } from "./tree-rows";

const parsed = parseJson('{"a/b": [1, {"c": 2}], "e": {}, "x": "y"}');

it("lists what is open, with the pointer of each value", () => {
  if (!parsed.ok) throw new Error(parsed.error.message);
  const closed = treeRowsOf(parsed.doc, new Set([""]));
  expect(closed.map(({ pointer, open, count }) => [pointer, open, count])).toEqual([
    ["", true, 3],
    ["/a~1b", false, 2],
    ["/e", false, 0],
    ["/x", null, 0],
  ]);
  const opened = treeRowsOf(parsed.doc, new Set(["", "/a~1b", "/a~1b/1"]));
  expect(opened.map(({ pointer, level }) => [pointer, level])).toContainEqual(["/a~1b/1/c", 4]);
  for (const { pointer, node } of opened) expect(parsed.doc.at(pointer)?.start).toBe(node.start);
});

it("knows the way to a value", () => {
  expect(pointersTo("/a/0")).toEqual(["", "/a", "/a/0"]);
  expect(above("/a/0")).toBe("/a");
  expect(above("")).toBeNull();
});
