import { describe, expect, it } from "vitest";
import { deltaOf, type StreamData } from "@/lib/catalog/stream";
import { spansOf } from "./chunk-data";

const data: StreamData = {
  messages: [{ parts: [{ type: "text", label: null, text: "Good\nmorning!" }] }],
  chunks: [
    { label: "Chunk", notes: ["role"], pieces: [], raw: "{}" },
    { label: "Chunk", notes: [], pieces: [{ message: 0, part: 0, start: 0, end: 5 }], raw: "{}" },
    { label: "Chunk", notes: [], pieces: [{ message: 0, part: 0, start: 5, end: 12 }], raw: "{}" },
  ],
};

describe("spans of a stream", () => {
  it("cover the whole text, also what no chunk accounts for", () => {
    expect(spansOf(data, 0, 0)).toEqual([
      { start: 0, end: 5, chunk: 1 },
      { start: 5, end: 12, chunk: 2 },
      { start: 12, end: 13, chunk: -1 },
    ]);
    expect(spansOf(data, 1, 0)).toEqual([]);
  });

  it("name what a chunk brought in one line", () => {
    expect(data.chunks.map((chunk) => deltaOf(data, chunk))).toEqual(["", "Good↵", "morning"]);
  });
});
