import { expect, test } from "vitest";
import { relationText } from "./thread-data";

type Place = Parameters<typeof relationText>[0];
const turn = (place: Partial<Place>): string | null =>
  relationText({ relation: "follows", branch: false, again: false, parentNumber: 1, number: 2, shared: 3, ...place });

test("a turn says how it follows only where that is not plain to see", () => {
  expect(turn({ relation: "root", parentNumber: null, number: 1 })).toBeNull();
  expect(turn({})).toBeNull();
  expect(turn({ number: 5 })).toBe("follows turn 1");
  expect(turn({ relation: "root", parentNumber: null, number: 3 })).toBe("begins anew");
  expect(turn({ branch: true })).toBe("branches after turn 1");
  expect(turn({ relation: "branches", branch: true, again: true })).toBe("another answer to what turn 1 asked");
  expect(turn({ relation: "branches", branch: true, shared: 1 })).toBe("branches from turn 1 after 1 message");
});
