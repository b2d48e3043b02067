import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ListGroup } from "../catalog/query";
import { groupedLayout, type Layout, plainLayout } from "./items";

function groupsOf(counts: readonly number[]): ListGroup[] {
  let offset = 0;
  return counts.map((count, index) => {
    const group = { testId: `t.py::test_${index}`, testName: `test_${index}`, offset, count };
    offset += count;
    return group;
  });
}

function linesOf(layout: Layout): string[] {
  return Array.from({ length: layout.count }, (_, index) => {
    const item = layout.itemAt(index);
    return item?.type === "group" ? item.group.testName : String(item?.row);
  });
}

describe("groupedLayout", () => {
  test("a header before each group's rows", () => {
    expect(linesOf(groupedLayout(groupsOf([2, 1]), 3, () => true))).toEqual(["test_0", "0", "1", "test_1", "2"]);
  });
  test("a closed group is its header", () => {
    const layout = groupedLayout(groupsOf([2, 1]), 3, (group) => group.testName !== "test_0");
    expect(linesOf(layout)).toEqual(["test_0", "test_1", "2"]);
    expect(layout.indexOfRow(1)).toBe(0);
    expect(layout.indexOfRow(2)).toBe(2);
  });
  test("rows behind the known groups stand by themselves", () => {
    const layout = groupedLayout(groupsOf([1]), 3, () => true);
    expect(linesOf(layout)).toEqual(["test_0", "0", "1", "2"]);
    expect(layout.indexOfRow(2)).toBe(3);
  });
  test("no groups, no rows", () => {
    expect(linesOf(groupedLayout([], 0, () => true))).toEqual([]);
  });
  test("each row of an open group is found where it stands", () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.nat(5), (shape, rest) => {
        const groups = groupsOf(shape.map(([count]) => count));
        const total = shape.reduce((sum, [count]) => sum + count, rest);
        const layout = groupedLayout(groups, total, (group) => shape[groups.indexOf(group)]?.[1] ?? true);
        for (let index = 0; index < layout.count; index++) {
          const item = layout.itemAt(index);
          if (item?.type === "row") expect(layout.indexOfRow(item.row)).toBe(index);
          else expect(item?.group).toBeDefined();
        }
        expect(layout.itemAt(layout.count)).toBeNull();
      }),
    );
  });
});

test("plainLayout knows its ends", () => {
  const layout = plainLayout(2);
  expect([-1, 0, 1, 2].map((index) => layout.itemAt(index))).toEqual([
    null,
    { type: "row", row: 0 },
    { type: "row", row: 1 },
    null,
  ]);
});
