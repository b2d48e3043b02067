import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf } from "./testing";

const single = (body: unknown) => ({ body, is_streaming: false });
const askedWith = (body: object) => soundConversationOf(inferenceOf("/generate_content", body, single(null))).request;
const answeredWith = (body: unknown) =>
  soundConversationOf(inferenceOf("/generate_content", { model: "gem" }, single(body))).response;
const streamed = (items: unknown[]) =>
  soundConversationOf(inferenceOf("/generate_content_stream", { model: "gem" }, { body: items, is_streaming: true }))
    .response;

describe("genai requests", () => {
  it("reads roles, system instruction, declarations and the members of config as parameters", () => {
    const { messages, tools, parameters } = askedWith({
      model: "gem",
      contents: [
        { role: "user", parts: [{ text: "Hello" }] },
        { role: "model", parts: [{ text: "Let me think", thought: true }, { text: "Hi" }] },
      ],
      config: {
        system_instruction: "Be kind.",
        top_p: 0.9,
        tools: [
          { function_declarations: [{ name: "tide", parameters_json_schema: { type: "object" } }] },
          { google_search: {} },
        ],
      },
    });
    expect(messages.map(({ role, parts }) => [role, parts.map(({ type }) => type)])).toEqual([
      ["system", ["text"]],
      ["user", ["text"]],
      ["assistant", ["reasoning", "text"]],
    ]);
    expect(tools.map(({ name, type, schema }) => [name, type, schema !== null])).toEqual([
      ["tide", "function", true],
      ["google_search", "google_search", false],
    ]);
    expect(parameters).toEqual([{ name: "top_p", value: "0.9", pointer: "/request/body/config/top_p" }]);
  });

  it("matches calls and responses that carry no ids, by tool and order", () => {
    const { messages } = askedWith({
      contents: [
        {
          role: "model",
          parts: [
            { function_call: { name: "tide", args: { at: "noon" } } },
            { function_call: { name: "wind", args: {} } },
          ],
        },
        {
          role: "user",
          parts: [
            { function_response: { name: "wind", response: { result: "calm" } } },
            { function_response: { name: "tide", response: { height: 1.5, unit: "m" } } },
            { function_response: { name: "tide", response: { error: "no gauge" } } },
          ],
        },
      ],
    });
    expect(messages[0]?.parts).toMatchObject([
      { type: "tool_call", id: "#1", name: "tide" },
      { type: "tool_call", id: "#2", name: "wind", arguments: "{}" },
    ]);
    expect(messages.slice(1).map(({ role, toolCallId, name, isError }) => [role, toolCallId, name, isError])).toEqual([
      ["tool", "#2", "wind", false],
      ["tool", "#1", "tide", false],
      ["tool", null, "tide", true],
    ]);
    expect(messages.slice(1).map(({ parts }) => parts[0])).toMatchObject([
      { type: "text", text: "calm" },
      { type: "json", label: "response" },
      { type: "text", text: "no gauge" },
    ]);
  });

  it("reads media, bare texts and instructions as parts, and keeps the rest as JSON", () => {
    const { messages } = askedWith({
      contents: [
        {
          role: "user",
          parts: [
            { inline_data: { mime_type: "image/png", data: "aGk=" } },
            {
              file_data: { mime_type: "application/pdf", file_uri: "https://files.test/a.pdf", display_name: "a.pdf" },
            },
            { executable_code: { language: "PYTHON", code: "print(1)" } },
            { thought_signature: "c2ln" },
          ],
        },
        "And a bare text.",
      ],
      config: { system_instruction: { parts: [{ text: "One." }, { text: "Two." }] } },
    });
    expect(
      messages.map(({ role, parts }) => [role, parts.map((part) => ("label" in part ? part.label : part.type))]),
    ).toEqual([
      ["system", ["text", "text"]],
      ["user", ["image", "file", "executable_code", "part"]],
      ["user", ["text"]],
    ]);
  });
});

describe("genai answers", () => {
  it("reads one message a candidate, in the order of their indexes", () => {
    const { messages, finishReason, usage, logprobs } = answeredWith({
      candidates: [
        { index: 1, content: { role: "model", parts: [{ text: "second" }] }, finish_reason: "MAX_TOKENS" },
        {
          index: 0,
          content: {
            role: "model",
            parts: [{ text: "fir" }, { text: "st" }, { function_call: { name: "go", args: { n: 1.0 } } }],
          },
          finish_reason: "STOP",
          logprobs_result: {
            chosen_candidates: [{ token: "fir", log_probability: -0.5 }],
            top_candidates: [
              {
                candidates: [
                  { token: "fir", log_probability: -0.5 },
                  { token: "sec", log_probability: -1 },
                ],
              },
            ],
          },
        },
      ],
      usage_metadata: {
        prompt_token_count: 2,
        candidates_token_count: 3,
        thoughts_token_count: 4,
        total_token_count: 9,
      },
    });
    expect(messages.map(({ parts }) => parts.map(({ type }) => type))).toEqual([
      ["text", "text", "tool_call"],
      ["text"],
    ]);
    expect(finishReason).toBe("STOP");
    expect(usage).toEqual({ input: 2, output: 3, total: 9, reasoning: 4, cached: null });
    expect(logprobs).toEqual([
      {
        token: "fir",
        logprob: -0.5,
        top: [
          { token: "fir", logprob: -0.5 },
          { token: "sec", logprob: -1 },
        ],
      },
    ]);
  });

  it("reads a blocked prompt as an error, embeddings as vectors, and shows the rest raw", () => {
    expect(
      answeredWith({ prompt_feedback: { block_reason: "SAFETY", block_reason_message: "Not this." } }),
    ).toMatchObject({
      messages: [],
      error: { type: "SAFETY", message: "Not this." },
    });
    const embedded = soundConversationOf(
      inferenceOf("/embed_content", { contents: ["a"] }, single({ embeddings: [{ values: [0.5, -1] }] })),
    );
    expect(embedded.response.payload).toEqual({
      type: "embeddings",
      vectors: [{ label: "0", values: [0.5, -1], pointer: "/response/body/embeddings/0/values" }],
    });
    expect(answeredWith("odd").messages).toMatchObject([{ parts: [{ type: "json", text: '"odd"' }] }]);
    expect(answeredWith({ candidates: [{ finish_reason: "SAFETY" }] })).toMatchObject({
      messages: [{ role: "assistant", parts: [] }],
      finishReason: "SAFETY",
    });
  });
});

describe("genai streams", () => {
  const item = (parts: object[], more: object = {}) => ({
    candidates: [{ content: { role: "model", parts }, ...more }],
    usage_metadata: { traffic_type: "ON_DEMAND" },
  });

  it("joins text of one kind, and keeps calls whole and apart", () => {
    const { messages, finishReason, usage, chunks } = streamed([
      item([{ text: "Hm", thought: true }]),
      item([{ text: "m.", thought: true }]),
      item([{ text: "Two" }]),
      item([{ text: " calls: ✓" }]),
      item([{ function_call: { name: "a", args: { x: "ä" } } }, { function_call: { name: "b", args: {} } }]),
      item([{ executable_code: { code: "1" } }]),
      item([{ text: "Done." }]),
      {
        ...item([{ text: "" }], { finish_reason: "STOP" }),
        usage_metadata: { prompt_token_count: 1, candidates_token_count: 2, total_token_count: 3 },
      },
    ]);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.parts).toMatchObject([
      { type: "reasoning", text: "Hmm." },
      { type: "text", text: "Two calls: ✓" },
      { type: "tool_call", name: "a", id: null },
      { type: "tool_call", name: "b", arguments: "{}" },
      { type: "json", label: "executable_code" },
      { type: "text", text: "Done." },
    ]);
    expect(finishReason).toBe("STOP");
    expect(usage).toMatchObject({ input: 1, output: 2, total: 3 });
    expect(chunks.map(({ pieces }) => pieces.map(({ part }) => part))).toEqual([
      [0],
      [0],
      [1],
      [1],
      [2, 3],
      [],
      [5],
      [],
    ]);
    expect(chunks[4]?.pieces[1]?.pointer).toBe("/response/body/4/candidates/0/content/parts/1/function_call/args");
    expect(chunks[7]?.notes).toEqual(["finish reason: STOP", "usage"]);
  });

  it("keeps candidates apart by their index", () => {
    const { messages } = streamed([
      { candidates: [{ index: 1, content: { parts: [{ text: "b" }] } }] },
      {
        candidates: [
          { index: 0, content: { parts: [{ text: "a" }] } },
          { index: 1, content: { parts: [{ text: "B" }] } },
        ],
      },
      { prompt_feedback: { block_reason: "OTHER" } },
    ]);
    expect(messages.map(({ parts }) => parts)).toMatchObject([[{ text: "a" }], [{ text: "bB" }]]);
  });
});
