import { describe, expect, it } from "vitest";
import type { FixRow } from "@/lib/change/fix-preview";
import { withRivalsRefused } from "@/lib/fix/rivals";
import { changes, type FixChosen, sentencesOf, totalsOf } from "./totals";

const row = (made: Partial<FixRow>): FixRow => ({
  path: "a.json",
  hash: null,
  outcome: "edit",
  lines: { added: 0, removed: 0 },
  rekeys: false,
  to: null,
  testId: null,
  meets: null,
  why: null,
  ...made,
});

const plain: FixChosen = { over: new Map(), rename: false };

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
    expect(sentencesOf(totalsOf(rows, plain))).toEqual([
      "2 files: 3 lines added, 3 removed.",
      "1 request key changes.",
      "1 file gets a new name; no byte in it changes.",
      "3 recordings of 1 test go to the trash.",
      "1 needs no change.",
      "1 cannot be mended.",
    ]);
    expect(totalsOf(rows, plain).changing).toBe(6);
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

  it("tell those that are left alone for their name, until they take another one's place", () => {
    const rows = withRivalsRefused([
      row({ path: "a.json", outcome: "rename", to: "x.json" }),
      row({ path: "b.json", outcome: "rename", to: "x.json" }),
      row({ path: "c.json", to: "x.json", lines: { added: 1, removed: 1 } }),
      row({ path: "d.json", outcome: "refused", to: "y.json", meets: { rival: null } }),
    ]);
    const changing = (chosen: FixChosen) => rows.filter((each) => changes(each, chosen)).map(({ path }) => path);
    expect(changing(plain)).toEqual(["a.json", "c.json"]);
    expect(changing({ ...plain, rename: true })).toEqual(["a.json"]);
    expect(sentencesOf(totalsOf(rows, { ...plain, rename: true }))).toEqual([
      "1 file gets a new name; no byte in it changes.",
      "3 are left alone: another recording has or gets the same name.",
    ]);
    const over = new Map([
      ["b.json", ""],
      ["d.json", ""],
    ]);
    expect(changing({ rename: false, over })).toEqual(["a.json", "b.json", "c.json", "d.json"]);
  });

  it("say nothing of what is not there", () => {
    expect(sentencesOf(totalsOf([], plain))).toEqual([]);
  });
});
