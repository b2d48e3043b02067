import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, inferenceOf, soundConversationOf, typed } from "./testing";

type Event = { type: string; [member: string]: unknown };

const event = (type: string, members: object = {}): Event => ({ type: `response.${type}`, ...members });
const className = (type: string) =>
  type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
const recorded = (body: unknown[]) =>
  soundConversationOf(inferenceOf("/v1/responses", { input: "Hi", stream: true }, { body, is_streaming: true }))
    .response;
/** The three ways in which events are recorded. */
const ways: [string, (events: Event[]) => ReturnType<typeof recorded>][] = [
  ["typed", (events) => recorded(events.map((e) => typed(`openai.types.responses.x.${className(e.type)}Event`, e)))],
  ["untyped", (events) => recorded(events)],
  [
    "as event lines",
    (events) =>
      soundConversationOf(
        httpOf(
          "http://model.test/v1/responses",
          { input: "Hi" },
          eventLinesOf(events.map((e) => [e.type, e] as const)),
        ),
      ).response,
  ],
];
const [, read = recorded] = ways[1] ?? [];

const MESSAGE = { type: "message", role: "assistant", id: "m", content: [] };
const whole = (status: string, members: object = {}) => ({
  response: { object: "response", status, output: [], ...members },
});
const output = (index: number, content = 0) => ({ output_index: index, content_index: content });

const conversation = [
  event("created", whole("in_progress")),
  event("output_item.added", { output_index: 0, item: { type: "reasoning", id: "r", summary: [] } }),
  event("reasoning_summary_part.added", {
    output_index: 0,
    summary_index: 0,
    part: { type: "summary_text", text: "" },
  }),
  event("reasoning_summary_text.delta", { output_index: 0, summary_index: 0, delta: "think" }),
  event("reasoning_summary_text.delta", { output_index: 0, summary_index: 0, delta: "ing" }),
  event("reasoning_summary_text.done", { output_index: 0, summary_index: 0, text: "thinking" }),
  event("reasoning_summary_text.delta", { output_index: 0, summary_index: 1, delta: "more" }),
  event("reasoning_text.delta", { ...output(0), delta: "raw" }),
  event("output_item.added", { output_index: 1, item: MESSAGE }),
  event("content_part.added", { ...output(1), part: { type: "output_text", text: "" } }),
  event("output_text.delta", { ...output(1), delta: 'He said "', logprobs: [{ token: "He", logprob: -1 }] }),
  event("output_text.delta", { ...output(1), delta: 'hi"\n' }),
  event("output_text.done", { ...output(1), text: 'He said "hi"\n' }),
  event("refusal.delta", { ...output(1, 1), delta: "no" }),
  event("output_item.done", {
    output_index: 1,
    item: {
      ...MESSAGE,
      content: [
        { type: "output_text", text: 'He said "hi"\n' },
        { type: "refusal", refusal: "no" },
      ],
    },
  }),
  event("output_item.added", {
    output_index: 2,
    item: { type: "function_call", id: "f", call_id: "c1", name: "dig", arguments: "" },
  }),
  event("function_call_arguments.delta", { output_index: 2, item_id: "f", delta: '{"d"' }),
  event("function_call_arguments.delta", { output_index: 2, item_id: "f", delta: ":1}" }),
  event("function_call_arguments.done", { output_index: 2, item_id: "f", arguments: '{"d":1}' }),
  event("completed", whole("completed", { usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3 } })),
];

describe("a streamed response", () => {
  it.each(ways)("joins texts, reasoning, refusals and arguments (%s)", (_, fold) => {
    const { messages, finishReason, usage, chunks, logprobs } = fold(conversation);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.parts).toMatchObject([
      { type: "reasoning", text: "thinking" },
      { type: "reasoning", text: "more" },
      { type: "reasoning", text: "raw" },
      { type: "text", text: 'He said "hi"\n' },
      { type: "refusal", text: "no" },
      { type: "tool_call", id: "c1", name: "dig", arguments: '{"d":1}' },
    ]);
    expect([finishReason, usage?.total, logprobs.length]).toEqual(["completed", 3, 1]);
    expect(chunks.map(({ pieces }) => pieces.length)).toEqual([
      0, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0,
    ]);
    expect(chunks.flatMap(({ notes }) => notes)).toEqual([
      "status: in_progress",
      "reasoning",
      "message",
      "tool call: dig",
      "finish reason: completed",
      "usage",
    ]);
  });

  it("says where a piece stands", () => {
    const { chunks } = read(conversation);
    expect(chunks[4]?.pieces).toEqual([
      { message: 0, part: 0, start: 5, end: 8, pointer: "/response/body/4/delta", from: 0, to: 3 },
    ]);
  });

  it("takes a text that only the last event brings", () => {
    const { messages, chunks } = read([
      event("output_text.done", { ...output(0), text: "whole" }),
      event("function_call_arguments.done", { output_index: 1, name: "dig", arguments: "{}" }),
    ]);
    expect(messages[0]?.parts).toMatchObject([{ text: "whole" }, { type: "tool_call", arguments: "{}" }]);
    expect(chunks[0]?.pieces).toHaveLength(1);
  });

  it("takes what was not streamed from the items, or from the response at the end", () => {
    const item = { ...MESSAGE, content: [{ type: "output_text", text: "a" }] };
    const search = { type: "web_search_call", id: "w", action: { query: "x" } };
    for (const events of [
      [
        event("output_item.done", { output_index: 0, item: search }),
        event("output_item.done", { output_index: 1, item }),
      ],
      [event("created", whole("in_progress")), event("completed", whole("completed", { output: [search, item] }))],
    ]) {
      expect(read(events).messages).toMatchObject([{ parts: [{ name: "web_search" }, { type: "text", text: "a" }] }]);
    }
  });

  it("joins the arguments and the code of tools that ran on the server, and keeps their results", () => {
    const mcp = { type: "mcp_call", id: "m", name: "rake", arguments: "{}" };
    const { messages } = read([
      event("output_item.added", { output_index: 0, item: { ...mcp, arguments: "" } }),
      event("mcp_call_arguments.delta", { output_index: 0, delta: "{" }),
      event("mcp_call.arguments.delta", { output_index: 0, delta: "}" }),
      event("output_item.done", { output_index: 0, item: { ...mcp, output: "raked" } }),
      event("code_interpreter_call_code.delta", { output_index: 1, delta: "print(1)" }),
      event("output_item.done", {
        output_index: 1,
        item: { type: "code_interpreter_call", id: "c", code: "print(1)" },
      }),
      event("custom_tool_call_input.delta", { output_index: 2, delta: "ls" }),
    ]);
    expect(messages).toMatchObject([
      {
        role: "assistant",
        parts: [
          { id: "m", name: "rake", arguments: "{}" },
          { id: "c", name: "code_interpreter", arguments: "print(1)" },
          { id: null, name: "", arguments: "ls" },
        ],
      },
      { role: "tool", toolCallId: "m", parts: [{ type: "text", text: "raked" }] },
    ]);
  });

  it("reads the ends that are no completion", () => {
    const cut = read([event("incomplete", whole("incomplete", { incomplete_details: { reason: "content_filter" } }))]);
    expect(cut.finishReason).toBe("content_filter");
    const failed = read([event("failed", whole("failed", { error: { code: "server_error", message: "gone" } }))]);
    expect([failed.finishReason, failed.error]).toEqual([
      "failed",
      { type: "server_error", message: "gone", status: null },
    ]);
    const broken = read([
      event("output_text.delta", { ...output(0), delta: "half" }),
      { type: "error", code: "rate_limit", message: "slow down", param: null },
    ]);
    expect(broken.error).toEqual({ type: "rate_limit", message: "slow down", status: null });
    expect(broken.messages).toMatchObject([{ parts: [{ text: "half" }] }]);
    expect([broken.finishReason, broken.chunks[1]?.notes]).toEqual([null, ["error: rate_limit"]]);
  });

  it("keeps items of an unknown shape raw, and stays quick with a hostile index", () => {
    const { messages } = read([
      event("output_text.delta", { output_index: 1e9, content_index: 1e9, delta: "far" }),
      { type: "surprise" },
      event("output_item.added", {
        output_index: 0,
        item: { type: "function_call_output", call_id: "c", output: "x" },
      }),
    ]);
    expect(messages.map(({ role, parts }) => [role, parts.map(({ type }) => type)])).toEqual([
      ["assistant", ["text", "json"]],
      ["tool", ["text"]],
    ]);
  });
});
