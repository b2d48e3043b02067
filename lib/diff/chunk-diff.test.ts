import fc from "fast-check";
import { expect, it } from "vitest";
import type { StreamData } from "../catalog/stream";
import { chunkDiffOf } from "./chunk-diff";

/** A stream that brings these texts, a chunk each; `id` stands in each chunk's JSON. */
function stream(texts: readonly string[], id = "a"): StreamData {
  let at = 0;
  const chunks = texts.map((text) => {
    const start = at;
    at += text.length;
    const raw = JSON.stringify({ id, text });
    return { label: "Chunk", notes: [], pieces: [{ message: 0, part: 0, start, end: at }], raw };
  });
  return { messages: [{ parts: [{ type: "text", label: null, text: texts.join("") }] }], chunks };
}

const rows = (before: readonly string[], after: readonly string[], id = "a") =>
  chunkDiffOf(stream(before), stream(after, id)).rows.map(({ type, before: was, after: is }) => [type, was, is]);

it("aligns chunks by what they bring", () => {
  expect(rows(["The ", "tide ", "is ", "high", "."], ["The ", "tide ", "was ", "very ", "high", "."])).toEqual([
    ["same", 0, 0],
    ["same", 1, 1],
    ["changed", 2, 2],
    ["added", null, 3],
    ["same", 3, 4],
    ["same", 4, 5],
  ]);
  expect(rows(["a", "b", "c"], ["a", "c"])).toEqual([
    ["same", 0, 0],
    ["removed", 1, null],
    ["same", 2, 1],
  ]);
});

it("tells what no test sees from what one does", () => {
  expect(rows(["Good ", "day"], ["Good ", "night"], "b")).toEqual([
    ["noise", 0, 0],
    ["changed", 1, 1],
  ]);
});

it("tells text from arguments that say the same", () => {
  const spoken = stream(["{}"]);
  const called = { ...spoken, messages: [{ parts: [{ type: "tool_call", label: "look", text: "{}" }] }] };
  expect(chunkDiffOf(spoken, called).rows).toMatchObject([{ type: "changed" }]);
});

it("shows each chunk of both sides once, in its order", () => {
  const texts = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const found = chunkDiffOf(stream(before), stream(after)).rows;
      const side = (name: "before" | "after") => found.flatMap((row) => row[name] ?? []);
      expect(side("before")).toEqual(before.map((_, at) => at));
      expect(side("after")).toEqual(after.map((_, at) => at));
      for (const { type, before: was, after: is } of found) {
        if (type === "same") expect(before[was ?? -1]).toBe(after[is ?? -1]);
      }
    }),
  );
});

it("places long streams that have nothing in common beside each other", () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at} `);
  const found = rows(long("a"), long("b"));
  expect(found).toHaveLength(4000);
  expect(found[3999]).toEqual(["changed", 3999, 3999]);
});
