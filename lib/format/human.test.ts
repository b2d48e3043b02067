import { expect, it } from "vitest";
import { formatAgo, formatBytes, formatDuration, formatQuantity } from "./human";

it("speaks of sizes, counts and times as people do", () => {
  expect([0, 999, 1000, 35_900, 999_400, 999_600, 1_120_325, 59_194_281].map(formatBytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 KB",
    "36 KB",
    "999 KB",
    "1.0 MB",
    "1.1 MB",
    "59 MB",
  ]);
  expect(formatQuantity(1, "chunk")).toBe("1 chunk");
  expect(formatQuantity(1399, "chunk")).toBe("1,399 chunks");
  expect(formatQuantity(2, "reply", "replies")).toBe("2 replies");
  const now = 1_700_000_000_000;
  expect([10, 90, 7200, 200_000, 4_000_000, 40_000_000].map((s) => formatAgo(now - s * 1000, now))).toEqual([
    "just now",
    "1 min ago",
    "2 h ago",
    "2 d ago",
    "1 mo ago",
    "1 y ago",
  ]);
  expect([850.4, 12_000, 180_000].map(formatDuration)).toEqual(["850 ms", "12 s", "3 min"]);
});
