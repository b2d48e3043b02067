import { expect, it } from "vitest";
import { amountOf, deletionOf, type LostRow, lossOf, moreLossesOf } from "./deletion";

const row = (test: string | null, index: number, size = 100): LostRow => ({
  path: `${test}/${index}.json`,
  size,
  testId: test && `suite.py::${test}`,
  testName: test ?? "",
});

it("says which tests lose what, those that lose everything first", () => {
  const rows = [row("a", 0), row("a", 1, 1_199_700), row("b", 0), row(null, 0)];
  const deletion = deletionOf(rows, (id) => (id.endsWith("a") ? 3 : 1));
  expect(amountOf(deletion)).toBe("4 recordings, 1.2 MB");
  expect(deletion.tests.map((loss) => `${loss.testName} ${lossOf(loss)}`)).toEqual([
    "b loses its only recording, so a replay of it fails",
    "a loses 2 of 3 recordings",
  ]);
  expect(deletion).toMatchObject({ untested: 1, more: { tests: 0 } });
  expect(moreLossesOf(deletion.more)).toBeNull();
});

it("names the first fifty tests, and counts the others", () => {
  const rows = Array.from({ length: 53 }, (_, index) => row(`t${String(index).padStart(2, "0")}`, 0));
  const deletion = deletionOf(rows, (id) => (id.endsWith("52") ? 2 : 1));
  expect(deletion.tests).toHaveLength(50);
  expect(moreLossesOf(deletion.more)).toBe(
    "3 further tests lose 3 recordings; 2 of them lose their last one, so a replay of them fails",
  );
  expect(moreLossesOf({ tests: 1, recordings: 4, emptied: 1 })).toBe(
    "1 further test loses everything (4 recordings), so a replay of it fails",
  );
});

it("tells of later turns, and of many recordings", () => {
  const loss = { testId: "t", testName: "t", lost: 1, of: 1200, later: 2 };
  expect(lossOf(loss)).toBe("loses 1 of 1,200 recordings, which 2 later turns go on from");
  expect(lossOf({ ...loss, lost: 1200 })).toBe("loses all of its 1,200 recordings, so a replay of it fails");
});
