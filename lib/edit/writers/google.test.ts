import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, inferenceOf } from "../../dialects/testing";
import { asRecorded, changedItems, edited } from "../testing";

const genaiOf = (body: unknown, isStream: boolean) =>
  asRecorded(
    inferenceOf(
      isStream ? "/generate_content_stream" : "/generate_content",
      { model: "m", contents: [] },
      { body, is_streaming: isStream },
    ),
  );
const candidate = (parts: unknown[], extra: object = {}) => ({
  candidates: [{ content: { parts, role: "model" }, ...extra }],
});
const END = { finish_reason: "STOP" };
const COUNTS = { usage_metadata: { prompt_token_count: 2, candidates_token_count: 3, total_token_count: 5 } };

describe("Google GenAI", () => {
  const whole = genaiOf(
    { ...candidate([{ text: "Light rain" }, { function_call: { args: { at: 1.0 }, name: "dry" } }], END), ...COUNTS },
    false,
  );
  const stream = genaiOf(
    [
      candidate([{ text: "Light" }]),
      candidate([{ text: " rain" }]),
      { ...candidate([{ function_call: { args: { at: 1.0 }, name: "dry" } }], END), ...COUNTS },
    ],
    true,
  );
  for (const [name, recording] of [
    ["whole", whole],
    ["streamed", stream],
  ] as const) {
    it(`changes ${name} text, calls, finish reason and usage`, () => {
      const { said, conversation, plan } = edited(
        recording,
        { type: "text", kind: "text", text: "Light snow" },
        { type: "text", kind: "reasoning", text: "Cold" },
        { type: "tool-call", call: 0, name: "warm", arguments: '{"at": 1.0, "by": "noon"}' },
        { type: "add-tool-call", name: "shelter", arguments: '{"for": 2}' },
        { type: "finish-reason", value: "MAX_TOKENS" },
        { type: "usage", input: 4, output: 5, total: 9 },
      );
      expect(said).toMatchObject({ text: "Light snow", reasoning: "Cold" });
      expect(said.calls).toEqual([
        { name: "warm", arguments: '{"at":1,"by":"noon"}' },
        { name: "shelter", arguments: '{"for":2}' },
      ]);
      expect(conversation.response).toMatchObject({
        finishReason: "MAX_TOKENS",
        usage: { input: 4, output: 5, total: 9 },
      });
      expect(plan.text).toContain('"at": 1.0');
      expect(edited(recording, { type: "remove-tool-call", call: 0 }).said.calls).toEqual([]);
      const emptied = edited(recording, { type: "text", kind: "text", text: "" });
      expect(edited(emptied.recording, { type: "text", kind: "text", text: "Fog" }).said.text).toBe("Fog");
    });
  }
  it("touches the chunk that brought the word only", () => {
    expect(changedItems(stream, edited(stream, { type: "text", kind: "text", text: "Light snow" }).recording)).toEqual([
      1,
    ]);
  });
});

describe("Google interactions", () => {
  const URL = "http://model.test/v1beta/interactions";
  const whole = asRecorded(
    httpOf(
      URL,
      { model: "m", input: "Hi" },
      {
        status: 200,
        body: {
          outputs: [
            { signature: "s", type: "thought", summary: [{ text: "Think", type: "text" }] },
            { text: "Hello", type: "text" },
            { name: "dry", arguments: { at: 1 }, type: "function_call", id: "c1" },
          ],
          status: "completed",
          usage: { total_input_tokens: 1, total_output_tokens: 2, total_tokens: 3 },
        },
        is_streaming: false,
      },
    ),
  );
  const stream = asRecorded(
    httpOf(
      URL,
      { model: "m", input: "Hi", stream: true },
      eventLinesOf([
        ["interaction.start", { interaction: { status: "in_progress" }, event_type: "interaction.start" }],
        ["content.start", { index: 0, content: { type: "text" }, event_type: "content.start" }],
        ["content.delta", { index: 0, delta: { text: "Hel", type: "text" }, event_type: "content.delta" }],
        ["content.delta", { index: 0, delta: { text: "lo", type: "text" }, event_type: "content.delta" }],
        ["content.stop", { index: 0, event_type: "content.stop" }],
        ["content.start", { index: 1, content: { type: "function_call" }, event_type: "content.start" }],
        [
          "content.delta",
          {
            index: 1,
            delta: { name: "dry", arguments: { at: 1 }, type: "function_call", id: "c1" },
            event_type: "content.delta",
          },
        ],
        ["content.stop", { index: 1, event_type: "content.stop" }],
        [
          "interaction.complete",
          {
            interaction: {
              status: "completed",
              usage: { total_input_tokens: 1, total_output_tokens: 2, total_tokens: 3 },
              outputs: [{ text: "Hello", type: "text" }],
            },
            event_type: "interaction.complete",
          },
        ],
        ["done", "[DONE]"],
      ]),
    ),
  );
  for (const [name, recording] of [
    ["whole", whole],
    ["streamed", stream],
  ] as const) {
    it(`change ${name} text, calls, status and usage`, () => {
      const { said, conversation } = edited(
        recording,
        { type: "text", kind: "text", text: "Help" },
        { type: "text", kind: "reasoning", text: "Thought" },
        { type: "tool-call", call: 0, name: "wet", arguments: '{"at": 2}' },
        { type: "add-tool-call", name: "sun", arguments: "{}", id: "c2" },
        { type: "finish-reason", value: "requires_action" },
        { type: "usage", output: 4, total: 5 },
      );
      expect(said).toEqual({
        text: "Help",
        reasoning: "Thought",
        refusal: "",
        calls: [
          { name: "wet", arguments: '{"at":2}' },
          { name: "sun", arguments: "{}" },
        ],
      });
      expect(conversation.response).toMatchObject({
        finishReason: "requires_action",
        usage: { input: 1, output: 4, total: 5 },
      });
      expect(edited(recording, { type: "remove-tool-call", call: 0 }).said).toMatchObject({ text: "Hello", calls: [] });
    });
  }
  it("keep the copy of the whole text in step", () => {
    const { plan } = edited(stream, { type: "text", kind: "text", text: "Held" });
    expect(plan.text).not.toContain("Hello");
    expect(plan.changedLines).toEqual({ added: 2, removed: 2 });
  });
});
