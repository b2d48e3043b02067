import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "./answer";
import { stabilityOf } from "./stability";

const answer = (text: string, more: Partial<Answer> = {}): Answer => ({
  parts: [{ kind: "text", label: null, text }],
  finishReason: "stop",
  tokens: { input: 3, output: 5, total: 8 },
  error: null,
  ...more,
});

describe("what stays the same over several answers", () => {
  it("names equal texts by the same letter, and says what is short itself", () => {
    const rows = stabilityOf([
      answer("At noon."),
      answer("At dusk.", { tokens: { input: 3, output: 7, total: 10 } }),
      answer("At noon."),
    ]);
    expect(rows).toEqual([
      { what: "text", cells: ["A", "B", "A"], ways: 2 },
      { what: "finish reason", cells: ["stop", "stop", "stop"], ways: 1 },
      { what: "tokens", cells: ["3 + 5", "3 + 7", "3 + 5"], ways: 2 },
    ]);
  });

  it("tells calls apart by name and by arguments, and an answer from none", () => {
    const call = (label: string, text: string): Partial<Answer> => ({ parts: [{ kind: "call", label, text }] });
    const rows = stabilityOf([
      answer("", call("tide", "{}")),
      answer("", call("moon", "{}")),
      answer("", call("tide", '{"at":1}')),
      answer("At noon."),
      answer("", { parts: [], error: { type: "NotFoundError", message: "no", status: 404 }, finishReason: null }),
    ]);
    expect(rows.find(({ what }) => what === "tool calls")).toEqual({
      what: "tool calls",
      cells: ["A", "B", "C", null, null],
      ways: 4,
    });
    expect(rows.find(({ what }) => what === "error")?.cells).toEqual([null, null, null, null, "NotFoundError 404"]);
    expect(rows.find(({ what }) => what === "finish reason")?.ways).toBe(2);
  });

  it("has a cell for each answer, and as many ways as there are texts", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 40 }), (texts) => {
        const row = stabilityOf(texts.map((text) => answer(text))).find(({ what }) => what === "text");
        expect(row?.cells).toHaveLength(texts.length);
        expect(row?.ways).toBe(new Set(texts).size);
        for (const [one, text] of texts.entries())
          for (const [two, other] of texts.entries()) expect(row?.cells[one] === row?.cells[two]).toBe(text === other);
      }),
    );
  });
});
