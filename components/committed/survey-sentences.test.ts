import { expect, it } from "vitest";
import type { RevertedFile } from "@/lib/change/commit-diff";
import { sentencesOf } from "./survey-sentences";

const commit = { id: "a".repeat(40), at: "2026-01-01T00:00:00Z", subject: "one" };
const file = (state: RevertedFile["state"]): RevertedFile => ({
  path: "a.json",
  testId: null,
  state,
  hash: null,
  blob: null,
});

it("says what changes, what comes back, and what is left out", () => {
  const files = [file("changed"), file("changed"), file("gone")];
  expect(sentencesOf({ commit, files, same: 40, new: 1 })).toEqual([
    "2 recordings get their committed text.",
    "1 recording comes back.",
    "1 is new and stays.",
    "40 are unchanged.",
  ]);
  expect(sentencesOf({ commit, files: [], same: 3, new: 0 })).toEqual(["Nothing differs from the last commit."]);
  expect(sentencesOf({ commit: null, files: [], same: 0, new: 3 })).toEqual(["Nothing was committed yet."]);
});
