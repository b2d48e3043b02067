import { expect, it } from "vitest";
import { parseReviewState, type ReviewState, reviewHref } from "./review-state";

const parse = (href: string) => parseReviewState(new URL(href, "http://127.0.0.1").searchParams);

it("says all of the page in a link, and reads it back", () => {
  const state: ReviewState = {
    base: "origin/main...HEAD",
    head: "a b&c",
    section: "tool_calls",
    file: "suite/recordings/#1 & “2”.json",
    look: { split: true, whole: true, lines: false, chunks: false },
  };
  expect(parse(reviewHref(state))).toEqual(state);
  const href = reviewHref(state, "part-answer");
  expect(new URL(href, "http://127.0.0.1").hash).toBe("#part-answer");
  expect(parse(href)).toEqual(state);
});

it("leaves out what is as it is anyway, and what it does not know", () => {
  expect(reviewHref({ base: null, head: null })).toBe("/review");
  expect(parse("/review?class=none&look=upside-down")).toEqual({
    base: null,
    head: null,
    section: null,
    file: null,
    look: { split: false, whole: false, lines: false, chunks: false },
  });
});
