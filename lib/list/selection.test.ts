import { expect, test } from "vitest";
import { isSelected, nothingSelected, select, selectAll, selectedCount, toggle } from "./selection";

test("rows are picked one by one and in ranges", () => {
  const two = select(nothingSelected, ["a", "b"], true);
  expect(selectedCount(two, 10)).toBe(2);
  expect(two.last).toBe("b");
  const one = toggle(two, "a");
  expect([isSelected(one, "a"), isSelected(one, "b")]).toEqual([false, true]);
});

test("all that matches is selected without knowing it, but for what was taken out", () => {
  const all = selectAll(select(nothingSelected, ["a"], true));
  expect(selectedCount(all, 1658)).toBe(1658);
  const without = toggle(all, "x");
  expect(selectedCount(without, 1658)).toBe(1657);
  expect([isSelected(without, "x"), isSelected(without, "y")]).toEqual([false, true]);
  expect(selectedCount(toggle(without, "x"), 1658)).toBe(1658);
});
