import { describe, expect, it } from "vitest";
import { mergedText } from "../diff/merge3";
import { type Edit, planEdit } from "../edit";
import { openRecording } from "../recording/recording";
import { type MergeResult, mergeOf } from "./merge";

const path = "suite/recordings/a.json";

/** A recording of one answer; `extra` stands in its request's body. */
function textWith({ ask = "When is high tide?", answer = "At noon, when the moon is up.", extra = {} } = {}): string {
  const body = { model: "m", messages: [{ role: "user", content: ask }], temperature: 0.5, ...extra };
  const request = { method: "POST", url: "http://model.test/v1/chat/completions", headers: {}, body };
  const choice = { finish_reason: "stop", index: 0, message: { role: "assistant", content: answer } };
  const data = { id: "rec-1", choices: [choice], model: "m", object: "chat.completion" };
  const response = { body: { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data } };
  const all = { test_id: "t.py::t", request: { ...request, endpoint: "/v1/chat/completions", model: "m" }, response };
  return `${JSON.stringify({ ...all, response: { ...response, is_streaming: false } }, null, 2)}\n`;
}

const base = textWith();
const say = (text: string): Edit[] => [{ type: "text", message: 0, kind: "text", text }];

function merged(result: MergeResult, choice: "mine" | "theirs" | "both" = "mine"): string {
  if (!result.ok) throw new Error(result.failure.message);
  if (result.proposal.type !== "text") throw new Error("no merge of texts");
  const { regions } = result.proposal;
  return mergedText(
    regions,
    regions.filter(({ type }) => type === "conflict").map(() => choice),
  );
}

describe("edits and a file that was changed", () => {
  it("are made on what it holds now, where they change the same there", () => {
    const theirs = textWith({ ask: "When is low tide?" });
    const result = mergeOf({ path, base, theirs, draft: { type: "edits", edits: say("At dusk.") } });
    expect(result).toMatchObject({
      ok: true,
      hasBase: true,
      mine: [{ what: "answer", after: "At dusk." }],
      theirs: [{ what: "message 1", after: "When is low tide?" }],
      proposal: { type: "edits" },
    });
  });

  it("are merged as texts where both changed one value", () => {
    const theirs = textWith({ answer: "At noon, when the moon is full." });
    const result = mergeOf({
      path,
      base,
      theirs,
      draft: { type: "edits", edits: say("At dusk, when the moon is up.") },
    });
    expect(merged(result, "mine")).toBe(textWith({ answer: "At dusk, when the moon is up." }));
    expect(merged(result, "theirs")).toBe(theirs);
    expect(merged(result, "both")).toBe(textWith({ answer: "At dusk, when the moon is full." }));
  });

  it("never land on another message than the one that was edited", () => {
    const messages = [
      { role: "system", content: "Be short." },
      { role: "user", content: "When is high tide?" },
    ];
    const theirs = textWith({ extra: { messages } });
    const edits: Edit[] = [{ type: "request-text", message: 0, part: 0, text: "When is it?" }];
    const text = merged(mergeOf({ path, base, theirs, draft: { type: "edits", edits } }));
    const opened = openRecording(path, text);
    expect(opened.ok && JSON.parse(text).request.body.messages).toEqual([
      messages[0],
      { role: "user", content: "When is it?" },
    ]);
  });

  it("of raw values are not made over another value without asking", () => {
    const theirs = textWith({ extra: { temperature: 0.9 } });
    const edits: Edit[] = [{ type: "set", pointer: "/request/body/temperature", json: "0.1" }];
    const result = mergeOf({ path, base, theirs, draft: { type: "edits", edits } });
    expect(result).toMatchObject({ ok: true, proposal: { type: "text" } });
    expect(merged(result, "theirs")).toBe(theirs);
    expect(merged(result, "mine")).toBe(textWith({ extra: { temperature: 0.1 } }));
  });

  it("are made on what it holds now where nobody knows what they were made for; it says so", () => {
    const draft = { type: "edits", edits: say("At dusk.") } as const;
    expect(mergeOf({ path, base: null, theirs: textWith({ ask: "?" }), draft })).toMatchObject({
      hasBase: false,
      mine: null,
      theirs: null,
      proposal: { type: "edits" },
    });
    expect(mergeOf({ path, base: null, theirs: "{}", draft })).toMatchObject({ ok: false });
    expect(mergeOf({ path, base: null, theirs: null, draft })).toMatchObject({ ok: false });
  });

  it("are a whole new file where it is gone", () => {
    const result = mergeOf({ path, base, theirs: null, draft: { type: "edits", edits: say("At dusk.") } });
    expect(merged(result)).toBe(textWith({ answer: "At dusk." }));
  });

  it("keep what is typed where it is no recording any more", () => {
    const edits = say("At dusk.");
    const result = mergeOf({ path, base, theirs: "[broken\n", draft: { type: "edits", edits } });
    expect(result).toMatchObject({ ok: true, theirs: null });
    expect(merged(result, "mine")).toBe(textWith({ answer: "At dusk." }));
  });
});

describe("a whole text and a file that was changed", () => {
  it("are merged line by line", () => {
    const opened = openRecording(path, base);
    if (!opened.ok) throw new Error(opened.problem.message);
    const plan = planEdit(opened.recording, say("At dusk."));
    const text = plan.ok ? plan.text : "";
    const theirs = textWith({ extra: { temperature: 0.9 } });
    const result = mergeOf({ path, base, theirs, draft: { type: "text", text } });
    expect(merged(result)).toBe(textWith({ answer: "At dusk.", extra: { temperature: 0.9 } }));
  });

  it("are merged although the file has the line ends of another system", () => {
    const returns = (text: string) => text.replaceAll("\n", "\r\n");
    const theirs = textWith({ extra: { temperature: 0.9 } });
    const draft = { type: "text", text: textWith({ answer: "At dusk." }) } as const;
    const text = merged(mergeOf({ path, base: returns(base), theirs: returns(theirs), draft }));
    expect(text).toBe(textWith({ answer: "At dusk.", extra: { temperature: 0.9 } }));
  });

  it("are for a person to choose between, difference by difference, where nobody knows what both come from", () => {
    const theirs = textWith({ extra: { temperature: 0.9 } });
    const text = textWith({ answer: "At dusk." });
    const result = mergeOf({ path, base: null, theirs, draft: { type: "text", text } });
    expect([merged(result, "mine"), merged(result, "theirs")]).toEqual([text, theirs]);
  });
});
