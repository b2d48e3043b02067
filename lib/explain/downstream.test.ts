import { expect, it } from "vitest";
import type { Thread } from "../recording/thread";
import { downstreamOf } from "./downstream";

it("follows an answer through all later turns, but not into branches that hold another answer", () => {
  const turn = (path: string, parent: string | null, relation: "root" | "follows" | "branches") => ({
    path,
    parent,
    relation,
    shared: 0,
    depth: 0,
  });
  const thread: Thread = {
    turns: [
      turn("a", null, "root"),
      turn("b", "a", "follows"),
      turn("c", "b", "follows"),
      turn("d", "b", "branches"),
      turn("e", "a", "follows"),
      turn("f", null, "root"),
    ],
    sideCalls: [],
  };
  expect(downstreamOf(thread, "a").map(({ path }) => path)).toEqual(["b", "c", "e"]);
  expect(downstreamOf(thread, "c")).toEqual([]);
});
