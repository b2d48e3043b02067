import { describe, expect, it } from "vitest";
import type { Section } from "@/lib/review/sections";
import type { ReviewGroup, ReviewView } from "@/lib/review/view";
import { choiceOf, chosenBy, idsOf, itemsOf, nextPending, openedAt, standsIn, startAt } from "./list-items";

const group = (section: Section, fingerprint: string, ids: string[]): ReviewGroup => ({
  fingerprint,
  section,
  title: "",
  noise: [],
  ids,
});

const groups = [
  group("text", "same", ["a1", "a2", "a3"]),
  group("text", "own", ["b"]),
  group("added", "folder/", ["c1", "c2"]),
  group("noise", "ids", ["d1", "d2"]),
];
const view: ReviewView = {
  key: "",
  sentence: "",
  base: { name: "main", id: "" },
  head: null,
  groups,
  rows: [],
  marks: {},
  noise: [],
  superseded: [],
};

const named = (opened = new Map<string, boolean>(), only: Section | null = null) =>
  itemsOf(view, only, opened).map((item) => (item.type === "section" ? item.section : (chosenBy(item)?.id ?? "")));

describe("the list of a review", () => {
  it("keeps equal changes together and noise folded; new files stand open", () => {
    expect(named()).toEqual(["text", "a1", "b", "added", "c1", "c1", "c2", "noise"]);
    expect(named(new Map([["text same", true]]))).toEqual([
      "text",
      "a1",
      "a1",
      "a2",
      "a3",
      "b",
      "added",
      "c1",
      "c1",
      "c2",
      "noise",
    ]);
    expect(named(new Map(), "noise")).toEqual(["noise", "d1"]);
  });

  it("goes from one undecided change to the next, around the end, past what is decided and past noise", () => {
    const items = itemsOf(view, null, new Map());
    const decided = new Set<string>();
    const walk = (count: number, step: 1 | -1 = 1) => {
      const seen: string[] = [];
      let at = startAt(view, "a1");
      for (let i = 0; i < count; i++) {
        at = nextPending(items, at, step, (id) => decided.has(id));
        seen.push(at ? idsOf(at).join("+") : "none");
      }
      return seen;
    };
    expect(walk(4)).toEqual(["b", "c1", "c2", "a1+a2+a3"]);
    expect(walk(1, -1)).toEqual(["c2"]);
    for (const id of ["b", "c1", "a1", "a2"]) decided.add(id);
    expect(walk(2)).toEqual(["c2", "a1+a2+a3"]);
    for (const id of ["a3", "c2"]) decided.add(id);
    expect(walk(1)).toEqual(["none"]);
  });

  it("opens what a link leads to", () => {
    const chosen = choiceOf(view, "d2", false);
    const items = itemsOf(view, null, openedAt(view, "d2"));
    expect(chosen && standsIn(items, chosen)).toBe(true);
    expect(choiceOf(view, "gone", true)).toBeNull();
  });
});
