import { describe, expect, test } from "vitest";
import { formatKeys, matchKeys, startsKeys } from "./key-names";

const none = { ctrlKey: false, metaKey: false, altKey: false };
const control = { ...none, ctrlKey: true };

describe("matchKeys", () => {
  test("single keys, the space bar by its name, and capitals by themselves", () => {
    expect(matchKeys(["j", "ArrowDown"], ["ArrowDown"], none)).toBe(true);
    expect(matchKeys(["Space"], [" "], none)).toBe(true);
    expect(matchKeys(["g"], ["G"], none)).toBe(false);
  });
  test("sequences need every key", () => {
    expect(matchKeys(["g g"], ["g", "g"], none)).toBe(true);
    expect(matchKeys(["g g"], ["g"], none)).toBe(false);
    expect(startsKeys(["g g"], ["g"])).toBe(true);
    expect(startsKeys(["g g"], ["g", "g"])).toBe(false);
  });
  test("a modifier is asked for, or the browser keeps its own shortcut", () => {
    expect(matchKeys(["mod+k"], ["k"], control)).toBe(true);
    expect(matchKeys(["mod+k"], ["k"], none)).toBe(false);
    expect(matchKeys(["r"], ["r"], control)).toBe(false);
    expect(matchKeys(["r"], ["r"], { ...none, altKey: true })).toBe(false);
  });
});

test("formatKeys names keys as the keyboard does", () => {
  expect(formatKeys("mod+k", false)).toBe("Ctrl K");
  expect(formatKeys("mod+k", true)).toBe("⌘ K");
  expect(formatKeys("g g", false)).toBe("g g");
  expect(formatKeys("ArrowDown", false)).toBe("↓");
});
