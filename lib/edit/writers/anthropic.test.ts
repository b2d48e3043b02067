import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf } from "../../dialects/testing";
import { asRecorded, changedItems, edited, refusalOf } from "../testing";

const URL = "http://model.test/v1/messages";
const whole = asRecorded(
  httpOf(
    URL,
    {
      model: "m",
      messages: [{ role: "user", content: "Plan" }],
      tools: [{ name: "map", input_schema: { type: "object", required: ["zoom"] } }],
    },
    {
      status: 200,
      body: {
        role: "assistant",
        type: "message",
        content: [
          { type: "thinking", thinking: "North or south", signature: "" },
          { type: "text", text: "Go north." },
          { type: "tool_use", id: "t1", name: "map", input: { zoom: 1.5, area: ["a", "b"] } },
        ],
        stop_reason: "tool_use",
        usage: { input_tokens: 4, output_tokens: 6 },
      },
      is_streaming: false,
    },
  ),
);
const delta = (index: number, value: object) =>
  ["content_block_delta", { type: "content_block_delta", index, delta: value }] as const;
const stream = asRecorded(
  httpOf(
    URL,
    { model: "m", messages: [], stream: true },
    eventLinesOf([
      [
        "message_start",
        { type: "message_start", message: { role: "assistant", usage: { input_tokens: 3, output_tokens: 1 } } },
      ],
      [
        "content_block_start",
        { type: "content_block_start", index: 0, content_block: { type: "thinking", thinking: "" } },
      ],
      delta(0, { type: "thinking_delta", thinking: "Wind" }),
      delta(0, { type: "thinking_delta", thinking: " east" }),
      ["content_block_stop", { type: "content_block_stop", index: 0 }],
      ["content_block_start", { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } }],
      delta(1, { type: "text_delta", text: "Sails" }),
      delta(1, { type: "text_delta", text: " up" }),
      ["content_block_stop", { type: "content_block_stop", index: 1 }],
      [
        "content_block_start",
        {
          type: "content_block_start",
          index: 2,
          content_block: { type: "tool_use", id: "t1", name: "map", input: {} },
        },
      ],
      delta(2, { type: "input_json_delta", partial_json: '{"zoom"' }),
      delta(2, { type: "input_json_delta", partial_json: ": 4}" }),
      ["content_block_stop", { type: "content_block_stop", index: 2 }],
      ["message_delta", { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 8 } }],
      ["message_stop", { type: "message_stop" }],
    ]),
  ),
);

describe("an Anthropic message", () => {
  it("changes text, thinking, call, stop reason and usage", () => {
    const { said, conversation, plan } = edited(
      whole,
      { type: "text", kind: "text", text: "Go south." },
      { type: "text", kind: "reasoning", text: "South" },
      { type: "tool-call", call: 0, name: "chart", arguments: '{"zoom": 1.5, "area": ["a", "c"]}' },
      { type: "finish-reason", value: "end_turn" },
      { type: "usage", output: 7 },
    );
    expect(said).toMatchObject({
      text: "Go south.",
      reasoning: "South",
      calls: [{ name: "chart", arguments: '{"zoom":1.5,"area":["a","c"]}' }],
    });
    expect(conversation.response).toMatchObject({ finishReason: "end_turn", usage: { output: 7 } });
    expect(plan.changedLines).toEqual({ added: 6, removed: 6 });
    expect(plan.warnings.map(({ message }) => message)).toEqual(["The request defines no tool chart."]);
  });

  it("gains and loses calls; arguments must be JSON there", () => {
    const added = edited(whole, { type: "add-tool-call", name: "map", arguments: '{"zoom": 2}' });
    expect(added.said.calls).toHaveLength(2);
    expect(edited(added.recording, { type: "remove-tool-call", call: 0 }).said.calls).toEqual([
      { name: "map", arguments: '{"zoom":2}' },
    ]);
    expect(refusalOf(whole, { type: "tool-call", call: 0, arguments: '{"zoom"' }).message).toMatch(/not JSON/);
  });
});

describe("a streamed Anthropic message", () => {
  it("changes in the data line that brought the word", () => {
    const { said, recording, plan } = edited(stream, { type: "text", kind: "text", text: 'Sails "down" 🌊\u2028.' });
    expect(said).toMatchObject({ text: 'Sails "down" 🌊\u2028.', reasoning: "Wind east" });
    expect(changedItems(stream, recording)).toEqual([22]);
    expect(plan.changedLines).toEqual({ added: 1, removed: 1 });
    expect(recording.body?.at(22)?.string).toBe(
      'data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":" \\"down\\" 🌊\\u2028."}}',
    );
  });

  it("changes thinking, a call, the stop reason and usage", () => {
    const { said, conversation } = edited(
      stream,
      { type: "text", kind: "reasoning", text: "Wind west" },
      { type: "tool-call", call: 0, name: "chart", arguments: '{"zoom": 5}' },
      { type: "finish-reason", value: "end_turn" },
      { type: "usage", input: 30, output: 9 },
    );
    expect(said).toMatchObject({
      text: "Sails up",
      reasoning: "Wind west",
      calls: [{ name: "chart", arguments: '{"zoom":5}' }],
    });
    expect(conversation.response).toMatchObject({ finishReason: "end_turn", usage: { input: 30, output: 9 } });
  });

  it("gains and loses calls, and keeps its framing", () => {
    const added = edited(stream, { type: "add-tool-call", name: "log", arguments: '{"at": 1}', id: "t2" });
    expect(added.said.calls.map(({ name }) => name)).toEqual(["map", "log"]);
    const { said, recording } = edited(added.recording, { type: "remove-tool-call", call: 0 });
    expect(said.calls).toEqual([{ name: "log", arguments: '{"at":1}' }]);
    const lines = (recording.body?.items() ?? []).map(({ string }) => string ?? "");
    expect(lines.every((line, at) => [/^event: /, /^data: /, /^$/][at % 3]?.test(line))).toBe(true);
    expect(recording.body?.items()).toHaveLength(42);
  });

  it("can be emptied, refilled and rechunked", () => {
    const emptied = edited(stream, { type: "text", kind: "text", text: "" });
    expect(emptied.said.text).toBe("");
    const { said, recording } = edited(emptied.recording, { type: "text", kind: "text", text: "Reef the main sail" });
    expect(said.text).toBe("Reef the main sail");
    const at = edited(recording, { type: "rechunk", part: 1, by: "word" });
    expect(at.said.text).toBe("Reef the main sail");
    expect(at.conversation.response.chunks.filter(({ pieces }) => pieces.some(({ part }) => part === 1))).toHaveLength(
      4,
    );
  });
});
