import fc from "fast-check";
import { expect, it } from "vitest";
import { newFindings } from "./new-findings";
import type { LocatedFinding } from "./report";

const finding = (rule: string, pointer: string, message = "It is wrong."): LocatedFinding => ({
  rule,
  level: "warning",
  pointer,
  message,
  place: null,
  fix: null,
  fixName: null,
  other: null,
  line: 1,
  column: 1,
});

it("takes the same rule at the same place for the same finding, wherever a list was cut", () => {
  const before = [finding("tool-pairs", "/response/body/3/choices/0"), finding("round-trip", "", "From line 3 on.")];
  const after = [finding("tool-pairs", "/response/body/12/choices/0"), finding("round-trip", "", "From line 9 on.")];
  expect(newFindings(before, after)).toEqual([]);
  const elsewhere = finding("tool-pairs", "/request/body/messages/1");
  expect(newFindings(before, [...after, elsewhere])).toEqual([elsewhere]);
});

it("counts: what there is more of than before is new", () => {
  const [first, second] = [finding("tool-pairs", "/body/0"), finding("tool-pairs", "/body/1")];
  expect(newFindings([first], [first, second])).toEqual([second]);
});

it("takes another secret in an old one's place for a new one, and an old one elsewhere for the old one", () => {
  const old = finding("secret", "/response/body/1", "A token: sk-a… (40).");
  const moved = finding("secret", "/response/body/7/text", "A token: sk-a… (40).");
  const other = finding("secret", "/response/body/1", "A token: sk-b… (40).");
  expect(newFindings([old], [moved, other])).toEqual([other]);
});

it("finds nothing new in what is the same, and all of it where there was nothing", () => {
  const some = fc.array(fc.tuple(fc.constantFrom("secret", "noise", "round-trip"), fc.constantFrom("", "/a/0", "/b")));
  fc.assert(
    fc.property(some, (pairs) => {
      const findings = pairs.map(([rule, pointer]) => finding(rule, pointer));
      expect(newFindings(findings, findings)).toEqual([]);
      expect(newFindings([], findings)).toEqual(findings);
    }),
  );
});
