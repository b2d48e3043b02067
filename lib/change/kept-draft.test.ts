import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditInput } from "../edit/edit";
import { type Draft, draftSchema } from "./draft";
import { type KeptDraft, parseKeptDraft, printKeptDraft } from "./kept-draft";

const edits: { [T in EditInput["type"]]: Extract<EditInput, { type: T }> } = {
  text: { type: "text", kind: "reasoning", part: 2, text: "a\n\u{1f40b}" },
  "tool-call": { type: "tool-call", message: 1, call: 0, arguments: "{}" },
  "add-tool-call": { type: "add-tool-call", name: "f", arguments: "{}", id: "c" },
  "remove-tool-call": { type: "remove-tool-call", call: 3 },
  "finish-reason": { type: "finish-reason", value: null },
  usage: { type: "usage", input: 1, cached: 0, total: null },
  error: { type: "error", message: "", status: 429 },
  rechunk: { type: "rechunk", part: 0, by: "word" },
  "request-text": { type: "request-text", message: 0, part: 1, text: "" },
  "request-call": { type: "request-call", message: 1, part: 0, name: "g", arguments: "[]" },
  "request-result": { type: "request-result", message: 2, toolCallId: "c" },
  "request-media": { type: "request-media", message: 0, part: 1, url: "data:image/png;base64,aGk=" },
  "add-part": { type: "add-part", message: 0, part: { type: "call", name: "f", arguments: "{}" } },
  "remove-part": { type: "remove-part", message: 0, part: 1 },
  "add-message": { type: "add-message", at: 4, role: "user", text: "?" },
  "remove-message": { type: "remove-message", message: 0 },
  "move-message": { type: "move-message", message: 0, to: 2 },
  "test-id": { type: "test-id", value: null },
  set: { type: "set", pointer: "/a~1b", json: "1.0" },
  insert: { type: "insert", pointer: "/a/-", json: "[]" },
  remove: { type: "remove", pointer: "" },
};

const kept = (draft: Draft): KeptDraft => ({
  baseHash: "0".repeat(64),
  at: 1,
  draft,
  session: { open: ["a"] },
});

describe("a kept draft", () => {
  it("comes back as it was, whatever edit it holds", () => {
    const all = kept({ type: "edits", edits: Object.values(edits) });
    expect(draftSchema.safeParse(all.draft).success).toBe(true);
    expect(parseKeptDraft(printKeptDraft(all))).toEqual(all);
  });

  it("comes back as it was, whatever text it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), fc.jsonValue(), (text, allowInvalid, session) => {
        const one = { ...kept({ type: "text", text, allowInvalid }), session };
        expect(parseKeptDraft(printKeptDraft(one))).toEqual(JSON.parse(JSON.stringify(one)));
      }),
    );
  });

  it("is nothing where the browser holds anything else", () => {
    const good = printKeptDraft(kept({ type: "edits", edits: [edits.set] }));
    for (const bad of [
      "",
      "{",
      "null",
      "[]",
      good.slice(0, -1),
      good.replace('"set"', '"unknown"'),
      good.replace('"set"', '"toString"'),
      good.replace('"1.0"', "1"),
      good.replace('"edits":[', '"edits":[null,'),
      good.replace('"at":1', '"at":"1"'),
    ]) {
      expect(parseKeptDraft(bad), bad).toBeNull();
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseKeptDraft(JSON.stringify(value))).toBeNull();
      }),
    );
  });
});
