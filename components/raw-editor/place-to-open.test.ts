import { expect, it } from "vitest";
import { firstDifference, placeToOpen } from "./place-to-open";

it("opens a text at a value, at a line, or where it was changed", () => {
  const text = '{\n  "a": 1,\n  "b": 2\n}\n';
  expect(text.slice(placeToOpen(text, "/b", null))).toBe("2\n}\n");
  expect(text.slice(placeToOpen(text, null, 3))).toBe('  "b": 2\n}\n');
  expect(placeToOpen(text, null, null)).toBe(0);
  const changed = text.replace("2", "3");
  expect(changed.slice(firstDifference(text, changed))).toBe("3\n}\n");
  expect(firstDifference(text, text.slice(0, 5))).toBe(5);
});
