import { describe, expect, it } from "vitest";
import type { FixRow } from "@/lib/change/fix-preview";
import { withRivalsRefused } from "@/lib/fix/rivals";
import { sentencesOf, totalsOf } from "./totals";

const row = (made: Partial<FixRow>): FixRow => ({
  path: "a.json",
  hash: null,
  outcome: "edit",
  lines: { added: 0, removed: 0 },
  rekeys: false,
  to: null,
  testId: null,
  why: null,
  ...made,
});

describe("the totals of a fix", () => {
  it("count what happens to how many files, and the tests that lose a recording", () => {
    const rows = [
      row({ lines: { added: 2, removed: 3 }, rekeys: true }),
      row({ lines: { added: 1, removed: 0 } }),
      row({ outcome: "rename", rekeys: true }),
      row({ outcome: "delete", testId: "t::a" }),
      row({ outcome: "delete", testId: "t::a" }),
      row({ outcome: "delete" }),
      row({ outcome: "nothing" }),
      row({ outcome: "refused" }),
    ];
    expect(sentencesOf(totalsOf(rows))).toEqual([
      "2 files: 3 lines added, 3 removed.",
      "1 request key changes.",
      "1 file renamed; no byte of them changes.",
      "3 recordings of 1 test moved to the trash.",
      "1 already as they should be.",
      "1 cannot be mended.",
    ]);
    expect(totalsOf(rows).changing).toBe(6);
  });

  it("count only the first of several files that would get one name", () => {
    const rows = [
      row({ path: "a.json", outcome: "rename", to: "x.json" }),
      row({ path: "b.json", outcome: "rename", to: "x.json" }),
      row({ path: "c.json", to: "x.json" }),
    ];
    expect(withRivalsRefused(rows).map(({ outcome }) => outcome)).toEqual(["rename", "refused", "edit"]);
    expect(withRivalsRefused(rows)[1]?.why).toBe("`a.json` gets the same name.");
  });

  it("say nothing of what is not there", () => {
    expect(sentencesOf(totalsOf([]))).toEqual([]);
  });
});
