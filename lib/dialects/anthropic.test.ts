import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, soundConversationOf } from "./testing";

const URL = "https://claude.test/v1/messages";

const answered = (body: unknown, status = 200) => ({ status, body, is_streaming: false });
const askedWith = (payload: object) => soundConversationOf(httpOf(URL, payload, answered(null))).request;
const answeredWith = (body: unknown, status?: number) =>
  soundConversationOf(httpOf(URL, { model: "m", messages: [] }, answered(body, status))).response;
const streamed = (events: [string, unknown][]) =>
  soundConversationOf(httpOf(URL, { model: "m", messages: [], stream: true }, eventLinesOf(events))).response;

describe("anthropic requests", () => {
  it("reads system, messages, tools and the other parameters", () => {
    const { model, messages, tools, parameters } = askedWith({
      model: "claude-x",
      system: [{ type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } }],
      messages: [{ role: "user", content: "Where is the ferry?" }],
      tools: [
        { name: "timetable", description: "Departures", input_schema: { type: "object" } },
        { type: "web_search_20250305", name: "web_search", max_uses: 2 },
      ],
      tool_choice: { type: "any" },
      max_tokens: 32,
    });
    expect(model).toBe("claude-x");
    expect(messages.map(({ role, parts }) => [role, parts])).toEqual([
      ["system", [{ type: "text", text: "Be brief.", pointer: "/request/payload/system/0/text" }]],
      ["user", [{ type: "text", text: "Where is the ferry?", pointer: "/request/payload/messages/0/content" }]],
    ]);
    expect(tools.map(({ name, type, description }) => [name, type, description])).toEqual([
      ["timetable", "function", "Departures"],
      ["web_search", "web_search_20250305", null],
    ]);
    expect(tools[0]?.schema).toContain('"object"');
    expect(tools[1]?.schema).toContain('"max_uses": 2');
    expect(parameters.map(({ name }) => name)).toEqual(["tool_choice", "max_tokens"]);
  });

  it("makes one message of role tool of each result, and one of what the user adds", () => {
    const { messages } = askedWith({
      messages: [
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "t1", content: "09:40" },
            {
              type: "tool_result",
              tool_use_id: "t2",
              is_error: true,
              content: [
                { type: "text", text: "no such pier" },
                { type: "image", source: { type: "base64", media_type: "image/png", data: "aGk=" } },
              ],
            },
            { type: "tool_result", tool_use_id: "t3" },
            { type: "text", text: "Thanks, go on." },
          ],
        },
      ],
    });
    expect(messages.map(({ role, toolCallId, isError }) => [role, toolCallId, isError])).toEqual([
      ["tool", "t1", false],
      ["tool", "t2", true],
      ["tool", "t3", false],
      ["user", null, false],
    ]);
    expect(messages[1]?.parts.map(({ type }) => type)).toEqual(["text", "image"]);
    expect(messages[1]?.pointer).toBe("/request/payload/messages/0/content/1");
    expect(messages[2]?.parts).toEqual([]);
  });

  it("reads media, and keeps what it does not know as JSON", () => {
    const [message, odd] = askedWith({
      messages: [
        {
          role: "user",
          content: [
            { type: "image", source: { type: "url", url: "https://pics.test/a.png" } },
            { type: "document", title: "Rules", source: { type: "file", file_id: "file_1" } },
            { type: "document", source: { type: "text", media_type: "text/plain", data: "plain words" } },
            { type: "hologram", depth: 1.0 },
            "loose",
          ],
        },
        { content: "who says this?" },
      ],
    }).messages;
    expect(message?.parts).toMatchObject([
      { type: "image", source: { type: "url", url: "https://pics.test/a.png" } },
      { type: "file", source: { type: "id", id: "file_1" }, name: "Rules" },
      { type: "text", text: "plain words" },
      { type: "json", label: "hologram" },
      { type: "json", text: '"loose"' },
    ]);
    expect(odd).toMatchObject({ role: "user", parts: [{ type: "json", label: "message" }] });
  });
});

describe("anthropic answers", () => {
  it("reads thinking, text and tool calls in their order, with the input as raw JSON", () => {
    const { messages, finishReason, usage } = answeredWith({
      type: "message",
      role: "assistant",
      content: [
        { type: "thinking", thinking: "Look it up.", signature: "c2ln" },
        { type: "redacted_thinking", data: "b3BhcXVl" },
        { type: "text", text: "One moment." },
        { type: "tool_use", id: "t1", name: "timetable", input: { pier: 3 } },
      ],
      stop_reason: "tool_use",
      usage: { input_tokens: 9, output_tokens: 4, cache_read_input_tokens: 2 },
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]?.parts).toMatchObject([
      { type: "reasoning", text: "Look it up." },
      { type: "reasoning", text: "", pointer: null },
      { type: "text", text: "One moment." },
      { type: "tool_call", id: "t1", name: "timetable", pointer: "/response/body/content/3" },
    ]);
    const call = messages[0]?.parts[3];
    expect(call?.type === "tool_call" && JSON.parse(call.arguments)).toEqual({ pier: 3 });
    expect(finishReason).toBe("tool_use");
    expect(usage).toEqual({ input: 9, output: 4, total: null, reasoning: null, cached: 2 });
  });

  it("reads an error, and shows raw what is neither message nor error", () => {
    const refused = answeredWith({ type: "error", error: { type: "overloaded_error", message: "Later." } }, 529);
    expect(refused).toMatchObject({
      messages: [],
      error: { type: "overloaded_error", message: "Later.", status: 529 },
    });
    expect(answeredWith({ surprise: true }).messages).toMatchObject([{ parts: [{ type: "json", label: "response" }] }]);
    expect(answeredWith(null).messages).toEqual([]);
  });
});

describe("anthropic streams", () => {
  const delta = (index: number, type: string, rest: object): [string, unknown] => [
    "content_block_delta",
    { type: "content_block_delta", index, delta: { type, ...rest } },
  ];
  const start = (index: number, content_block: object): [string, unknown] => [
    "content_block_start",
    { type: "content_block_start", index, content_block },
  ];

  it("folds deltas into parts, every escape intact, and marks what each event brought", () => {
    const { messages, finishReason, usage, error, chunks } = streamed([
      [
        "message_start",
        {
          type: "message_start",
          message: { role: "assistant", content: [], usage: { input_tokens: 5, output_tokens: 1 } },
        },
      ],
      ["ping", { type: "ping" }],
      start(0, { type: "thinking", thinking: "" }),
      delta(0, "thinking_delta", { thinking: 'Say "hi"\n' }),
      delta(0, "thinking_delta", { thinking: "twice ✓" }),
      delta(0, "signature_delta", { signature: "c2ln" }),
      start(1, { type: "text", text: "H" }),
      delta(1, "text_delta", { text: "i 😀" }),
      delta(1, "text_delta", { text: "" }),
      start(2, { type: "tool_use", id: "t1", name: "wave", input: {} }),
      delta(2, "input_json_delta", { partial_json: "" }),
      delta(2, "input_json_delta", { partial_json: '{"hand": ' }),
      delta(2, "input_json_delta", { partial_json: '"left"}' }),
      start(3, { type: "tool_use", id: "t2", name: "bow", input: {} }),
      ["message_delta", { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 21 } }],
      ["message_stop", { type: "message_stop" }],
    ]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({
      role: "assistant",
      parts: [
        { type: "reasoning", text: 'Say "hi"\ntwice ✓' },
        { type: "text", text: "Hi 😀" },
        { type: "tool_call", id: "t1", name: "wave", arguments: '{"hand": "left"}' },
        { type: "tool_call", id: "t2", name: "bow", arguments: "{}" },
      ],
    });
    expect(finishReason).toBe("tool_use");
    expect(usage).toMatchObject({ input: 5, output: 21 });
    expect(error).toBeNull();
    expect(chunks).toHaveLength(16);
    expect(chunks[4]?.pieces).toEqual([
      {
        message: 0,
        part: 0,
        start: 9,
        end: 16,
        pointer: "/response/body/13",
        inner: "/delta/thinking",
        from: 0,
        to: 7,
      },
    ]);
    expect(chunks[5]?.notes).toEqual(["signature"]);
    expect(chunks[14]?.notes).toEqual(["finish reason: tool_use", "usage"]);
  });

  it("keeps the error that ends a stream, beside what came before it", () => {
    const { messages, error } = streamed([
      start(0, { type: "text", text: "" }),
      delta(0, "text_delta", { text: "Half a" }),
      ["error", { type: "error", error: { type: "overloaded_error", message: "Overloaded" } }],
    ]);
    expect(messages[0]?.parts).toMatchObject([{ type: "text", text: "Half a" }]);
    expect(error).toEqual({ type: "overloaded_error", message: "Overloaded", status: null });
  });

  it("reads a stream that begins in the middle, and events that it does not know", () => {
    const { messages, chunks } = streamed([
      delta(4, "text_delta", { text: "…and so on" }),
      start(5, { type: "web_search_tool_result", content: [] }),
      delta(5, "mystery_delta", { x: 1 }),
      ["note", "not JSON"],
      ["whatever", 12],
    ]);
    expect(messages[0]?.parts).toMatchObject([
      { type: "text", text: "…and so on" },
      { type: "json", label: "web_search_tool_result", pointer: null },
    ]);
    expect(chunks.map(({ notes }) => notes)).toEqual([[], ["web_search_tool_result"], ["mystery"], ["not JSON"], []]);
  });

  it("has no message where no event brought one", () => {
    expect(streamed([["error", { type: "error", error: { message: "no" } }]])).toMatchObject({
      messages: [],
      error: { message: "no" },
    });
  });
});
