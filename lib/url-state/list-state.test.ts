import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACETS, SORTS } from "../catalog/query";
import {
  COLUMNS,
  DENSITIES,
  emptyState,
  formatListQuery,
  formatListState,
  type ListState,
  parseListQuery,
  parseListState,
  recordingHref,
  tableHref,
} from "./list-state";

const words = fc.string({ minLength: 1, unit: "grapheme" });
const anyState: fc.Arbitrary<ListState> = fc.record({
  query: fc.record({
    search: fc.oneof(fc.constant(""), words),
    facets: fc.dictionary(fc.constantFrom(...FACETS), fc.uniqueArray(words, { minLength: 1, maxLength: 4 }), {
      noNullPrototype: true,
    }),
    sort: fc.record({ key: fc.constantFrom(...SORTS), descending: fc.boolean() }),
    group: fc.constantFrom("test" as const, null),
  }),
  columns: fc.option(fc.subarray([...COLUMNS], { minLength: 1 })),
  density: fc.constantFrom(...DENSITIES),
  at: fc.option(words),
  peek: fc.boolean(),
});

test("every state survives its own URL", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(parseListState(new URLSearchParams(formatListState(state)))).toEqual(state);
    }),
  );
});

test("the list part alone is read back as the same list", () => {
  fc.assert(
    fc.property(anyState, ({ query }) => {
      expect(parseListQuery(new URLSearchParams(formatListQuery(query)))).toEqual(query);
    }),
  );
});

describe("addresses", () => {
  test("the usual state is the bare address", () => {
    expect(tableHref(emptyState)).toBe("/");
    expect(recordingHref("a/b.json")).toBe("/r/a/b.json");
  });
  test("a path is escaped segment by segment", () => {
    expect(recordingHref("with space/50%/#1?.json")).toBe("/r/with%20space/50%25/%231%3F.json");
  });
  test("a recording keeps its list, not the cursor", () => {
    const state = { ...emptyState, at: "x.json", peek: true, query: { ...emptyState.query, search: "model:m" } };
    expect(recordingHref("x.json", state.query)).toBe("/r/x.json?q=model:m");
  });
});

test("what nobody could have chosen is left out", () => {
  const state = parseListState(new URLSearchParams("sort=-colour&group=moon&cols=test,colour&density=huge&colour=red"));
  expect(state).toEqual({ ...emptyState, columns: ["test"] });
});
