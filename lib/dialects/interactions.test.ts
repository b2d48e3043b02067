import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, soundConversationOf } from "./testing";

const URL = "https://gemini.test/v1beta/interactions";

const answered = (body: unknown, status = 200) => ({ status, body, is_streaming: false });
const askedWith = (payload: object) => soundConversationOf(httpOf(URL, payload, answered(null))).request;
const answeredWith = (body: unknown, status?: number) =>
  soundConversationOf(httpOf(URL, { input: "x" }, answered(body, status))).response;
const streamed = (events: [string, unknown][]) =>
  soundConversationOf(httpOf(URL, { input: "x", stream: true }, eventLinesOf(events))).response;

describe("interactions requests", () => {
  it("reads a text input, the system instruction and the other parameters", () => {
    const { messages, parameters } = askedWith({
      model: "gem-x",
      input: "Name a river.",
      system_instruction: "Answer in one word.",
      generation_config: { temperature: 0.0 },
      stream: false,
    });
    expect(messages.map(({ role, parts }) => [role, parts[0]])).toEqual([
      ["system", { type: "text", text: "Answer in one word.", pointer: "/request/payload/system_instruction" }],
      ["user", { type: "text", text: "Name a river.", pointer: "/request/payload/input" }],
    ]);
    expect(parameters.map(({ name }) => name)).toEqual(["generation_config", "stream"]);
  });

  it("reads turns: model becomes assistant, results become messages of role tool", () => {
    const { messages } = askedWith({
      input: [
        { role: "user", content: "How deep is the lake?" },
        { role: "model", content: [{ type: "function_call", id: "c1", name: "sonar", arguments: { lake: "Blue" } }] },
        {
          role: "user",
          content: [
            { type: "function_result", call_id: "c1", name: "sonar", result: { metres: 12 } },
            { type: "function_result", call_id: "c2", name: "sonar", result: "echo lost", is_error: true },
            { type: "text", text: "And how cold?" },
          ],
        },
      ],
    });
    expect(messages.map(({ role, toolCallId, name, isError }) => [role, toolCallId, name, isError])).toEqual([
      ["user", null, null, false],
      ["assistant", null, null, false],
      ["tool", "c1", "sonar", false],
      ["tool", "c2", "sonar", true],
      ["user", null, null, false],
    ]);
    expect(messages[2]?.parts).toMatchObject([{ type: "json", label: "result" }]);
    expect(messages[3]?.parts).toMatchObject([{ type: "text", text: "echo lost" }]);
  });

  it("reads contents without turns: each speaks for the user, the model or a tool", () => {
    const { messages } = askedWith({
      input: [
        { type: "text", text: "What is this?" },
        { type: "image", mime_type: "image/png", data: "aGk=" },
        { type: "document", uri: "https://files.test/a.pdf" },
        { type: "thought", summary: [{ type: "text", text: "Look closer." }], signature: "c2ln" },
        { type: "function_call", id: "c1", name: "zoom", args: { by: 2 } },
        { type: "function_response", id: "c1", name: "zoom", response: [{ type: "text", text: "A heron." }] },
        { type: "seance" },
      ],
    });
    expect(messages.map(({ role, parts }) => [role, parts.map(({ type }) => type)])).toEqual([
      ["user", ["text", "image", "file"]],
      ["assistant", ["reasoning", "tool_call"]],
      ["tool", ["text"]],
      ["user", ["json"]],
    ]);
  });

  it("reads tools in each of their spellings", () => {
    const { tools } = askedWith({
      input: "x",
      tools: [
        { type: "function", name: "a", parameters: { type: "object" } },
        { type: "function", function: { name: "b", description: "B", parameters: null } },
        { function_declarations: [{ name: "c" }, { name: "d" }] },
        { type: "google_search" },
        { url_context: {} },
        { type: "mcp_server", name: "harbour", url: "https://mcp.test" },
      ],
    });
    expect(tools.map(({ name, type, description }) => [name, type, description])).toEqual([
      ["a", "function", null],
      ["b", "function", "B"],
      ["c", "function", null],
      ["d", "function", null],
      ["google_search", "google_search", null],
      ["url_context", "url_context", null],
      ["harbour", "mcp_server", null],
    ]);
    expect(tools.slice(4).map(({ schema }) => schema?.includes("https://mcp.test") ?? null)).toEqual([
      null,
      null,
      true,
    ]);
    expect(tools[0]?.schema).toContain("object");
    expect(tools[1]).toMatchObject({ schema: null, pointer: "/request/payload/tools/1" });
    expect(tools[2]?.pointer).toBe("/request/payload/tools/2/function_declarations/0");
  });
});

describe("interactions answers", () => {
  it("reads outputs, status and usage; a thought may be a signature alone", () => {
    const { messages, finishReason, usage } = answeredWith({
      status: "requires_action",
      outputs: [
        { signature: "c2ln", type: "thought" },
        { text: "Let me measure.", type: "text" },
        { name: "sonar", arguments: { lake: "Blue" }, type: "function_call", id: "c1" },
      ],
      usage: {
        total_tokens: 30,
        total_input_tokens: 20,
        total_output_tokens: 8,
        total_thought_tokens: 2,
        total_cached_tokens: 0,
      },
      role: "model",
    });
    expect(messages).toMatchObject([
      {
        role: "assistant",
        parts: [
          { type: "reasoning", text: "" },
          { type: "text", text: "Let me measure." },
          { type: "tool_call", id: "c1", name: "sonar" },
        ],
      },
    ]);
    expect(finishReason).toBe("requires_action");
    expect(usage).toEqual({ input: 20, output: 8, total: 30, reasoning: 2, cached: 0 });
  });

  it("reads an error, and shows raw what it does not know", () => {
    expect(answeredWith({ error: { message: "no such field", code: "invalid_request" } }, 400)).toMatchObject({
      messages: [],
      error: { type: "invalid_request", message: "no such field", status: 400 },
    });
    expect(answeredWith(["odd"]).messages).toHaveLength(1);
    expect(answeredWith({ status: "completed" }).messages).toMatchObject([{ parts: [{ type: "json" }] }]);
  });
});

describe("interactions streams", () => {
  const delta = (index: number, delta: object): [string, unknown] => [
    "content.delta",
    { index, delta, event_type: "content.delta" },
  ];
  const start = (index: number, content: object): [string, unknown] => [
    "content.start",
    { index, content, event_type: "content.start" },
  ];

  it("folds contents by their index until the stream says that it is done", () => {
    const { messages, finishReason, usage, chunks } = streamed([
      ["interaction.start", { interaction: { status: "in_progress" }, event_type: "interaction.start" }],
      start(0, { type: "thought" }),
      delta(0, { type: "thought_summary", content: { type: "text", text: 'A "deep" one' } }),
      delta(0, { type: "thought_signature", signature: "c2ln" }),
      start(1, { type: "text" }),
      delta(1, { type: "text", text: "Lake " }),
      delta(1, { type: "text", text: "Baïkal" }),
      ["content.stop", { index: 1, event_type: "content.stop" }],
      start(2, { type: "function_call" }),
      delta(2, { type: "function_call", id: "c1", name: "sonar", arguments: { lake: "Baïkal" } }),
      [
        "interaction.complete",
        { interaction: { status: "completed", usage: { total_input_tokens: 3, total_output_tokens: 4 } } },
      ],
      ["done", "[DONE]"],
    ]);
    expect(messages).toMatchObject([
      {
        role: "assistant",
        parts: [
          { type: "reasoning", text: 'A "deep" one' },
          { type: "text", text: "Lake Baïkal" },
          { type: "tool_call", id: "c1", name: "sonar", arguments: '{"lake":"Baïkal"}' },
        ],
      },
    ]);
    expect(finishReason).toBe("completed");
    expect(usage).toMatchObject({ input: 3, output: 4, total: null });
    expect(chunks[9]?.pieces).toMatchObject([{ part: 2, inner: "/delta/arguments", start: 0, end: 17 }]);
    expect(chunks.at(-1)).toMatchObject({ label: "done", notes: ["end of stream"] });
  });

  it("reads deltas without an opening, content that comes whole, and an error", () => {
    const { messages, error } = streamed([
      delta(0, { type: "text", text: "late" }),
      delta(1, { type: "image", mime_type: "image/png", data: "aGk=" }),
      delta(2, { type: "function_call", name: "a", arguments: '{"x":' }),
      delta(2, { type: "function_call", arguments: "1}" }),
      delta(3, { type: "riddle" }),
      ["error", { error: { message: "quota", code: "resource_exhausted" }, event_type: "error" }],
    ]);
    expect(messages[0]?.parts).toMatchObject([
      { type: "text", text: "late" },
      { type: "image" },
      { type: "tool_call", name: "a", arguments: '{"x":1}' },
    ]);
    expect(error).toEqual({ type: "resource_exhausted", message: "quota", status: null });
  });

  it("takes the outputs of the last event where no delta came", () => {
    const { messages } = streamed([
      [
        "interaction.complete",
        { interaction: { status: "completed", outputs: [{ type: "text", text: "All at once" }] } },
      ],
    ]);
    expect(messages).toMatchObject([{ parts: [{ type: "text", text: "All at once", pointer: null }] }]);
  });
});
