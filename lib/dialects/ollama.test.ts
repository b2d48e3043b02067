import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const read = (endpoint: string, body: object, answer: unknown) =>
  soundConversationOf(inferenceOf(endpoint, body, { body: answer, is_streaming: Array.isArray(answer) }));
const item = (name: string, data: object) => typed(`ollama._types.${name}`, data);

describe("ollama generate", () => {
  it("reads prompt, system, images and the other parameters", () => {
    const { request } = read(
      "/api/generate",
      {
        model: "tiny",
        raw: true,
        system: "Short.",
        prompt: "Hello",
        images: ["iVBORw0KGgo=", "AAAA"],
        options: { temperature: 0.0 },
      },
      null,
    );
    expect(request.messages).toMatchObject([
      { role: "system", parts: [{ type: "text", text: "Short." }] },
      {
        role: "user",
        parts: [
          { type: "text", text: "Hello", pointer: "/request/body/prompt" },
          { type: "image", source: { mediaType: "image/png" } },
          { type: "image", source: { mediaType: "application/octet-stream" } },
        ],
      },
    ]);
    expect(request.parameters.map(({ name }) => name)).toEqual(["raw", "options"]);
  });

  it("reads one answer, typed or not", () => {
    const data = { response: "Hi", thinking: "Greet.", done_reason: "stop", prompt_eval_count: 4, eval_count: 2 };
    for (const answer of [data, item("GenerateResponse", data)]) {
      const { messages, finishReason, usage } = read("/api/generate", { prompt: "x" }, answer).response;
      expect(messages).toMatchObject([
        {
          role: "assistant",
          parts: [
            { type: "reasoning", text: "Greet." },
            { type: "text", text: "Hi" },
          ],
        },
      ]);
      expect(finishReason).toBe("stop");
      expect(usage).toEqual({ input: 4, output: 2, total: null, reasoning: null, cached: null });
    }
  });

  it("folds a stream, typed or not", () => {
    const items = [
      { response: "", thinking: "H" },
      { response: "", thinking: "m" },
      { response: "He", thinking: null },
      { response: "llo", done: false },
      { response: "", done: true, done_reason: "length", prompt_eval_count: 1, eval_count: 2 },
    ];
    for (const answer of [items, items.map((data) => item("GenerateResponse", data))]) {
      const { messages, finishReason, usage, chunks } = read("/api/generate", { prompt: "x" }, answer).response;
      expect(messages[0]?.parts).toMatchObject([
        { type: "reasoning", text: "Hm" },
        { type: "text", text: "Hello" },
      ]);
      expect(finishReason).toBe("length");
      expect(usage).toMatchObject({ input: 1, output: 2 });
      expect(chunks.map(({ label, pieces }) => [label, pieces.length])).toEqual(
        [1, 1, 1, 1, 0].map((pieces) => ["GenerateResponse", pieces]),
      );
    }
  });
});

describe("ollama chat", () => {
  it("reads messages with images, calls and results that only name their tool", () => {
    const { messages, tools } = read(
      "/api/chat",
      {
        messages: [
          { role: "user", content: "See?", images: ["/9j/4AAQ"] },
          { role: "assistant", content: "", tool_calls: [{ function: { name: "crop", arguments: { w: 2 } } }] },
          { role: "tool", content: "cropped", tool_name: "crop" },
          { content: "nobody" },
        ],
        tools: [{ type: "function", function: { name: "crop", parameters: { type: "object" } } }],
      },
      null,
    ).request;
    expect(messages).toMatchObject([
      {
        role: "user",
        parts: [{ type: "text" }, { type: "image", source: { type: "inline", mediaType: "image/jpeg" } }],
      },
      { role: "assistant", parts: [{ type: "tool_call", id: "#1", name: "crop" }] },
      { role: "tool", toolCallId: "#1", name: "crop", parts: [{ type: "text", text: "cropped" }] },
      { role: "user", parts: [{ type: "json" }] },
    ]);
    expect(tools).toMatchObject([{ name: "crop", type: "function", pointer: "/request/body/tools/0" }]);
  });

  it("reads one answer and a stream alike", () => {
    const call = { function: { name: "crop", arguments: { w: 2 } } };
    const last = { message: { role: "assistant", content: "" }, done: true, done_reason: "stop", eval_count: 3 };
    const single = read(
      "/api/chat",
      {},
      item("ChatResponse", { ...last, message: { role: "assistant", content: "Ok.", tool_calls: [call] } }),
    );
    const stream = read("/api/chat", {}, [
      item("ChatResponse", { message: { role: "assistant", content: "O" } }),
      item("ChatResponse", { message: { role: "assistant", content: "k.", tool_calls: [call, {}] } }),
      item("ChatResponse", {
        ...last,
        logprobs: [{ token: "O", logprob: -1.5, top_logprobs: [{ token: "N", logprob: -2 }] }],
      }),
    ]);
    expect(single.response.messages[0]?.parts).toMatchObject([
      { type: "text", text: "Ok." },
      { type: "tool_call", name: "crop" },
    ]);
    expect(stream.response.messages[0]?.parts).toMatchObject([
      { type: "text", text: "Ok." },
      { type: "tool_call", name: "crop" },
      { type: "json", label: "tool_call" },
    ]);
    const [, call1] = stream.response.messages[0]?.parts ?? [];
    expect(call1?.type === "tool_call" && JSON.parse(call1.arguments)).toEqual({ w: 2 });
    expect(stream.response).toMatchObject({ finishReason: "stop", usage: { output: 3 } });
    expect(stream.response.logprobs).toEqual([{ token: "O", logprob: -1.5, top: [{ token: "N", logprob: -2 }] }]);
  });

  it("shows an error, and raw what it does not know", () => {
    expect(read("/api/chat", {}, { error: "model 'x' not found" }).response).toMatchObject({
      messages: [],
      error: { message: "model 'x' not found" },
    });
    expect(read("/api/chat", {}, { odd: 1 }).response.messages).toMatchObject([{ parts: [{ type: "json" }] }]);
    expect(read("/api/chat", {}, { message: null }).response.messages).toMatchObject([{ parts: [] }]);
  });
});

describe("ollama lists, embeddings and downloads", () => {
  it("lists models with their details as columns", () => {
    const models = [
      { model: "tiny", size: 12, details: { family: "t", families: ["t"] } },
      { model: "big", size: 99, context_length: null, details: null },
    ];
    for (const endpoint of ["/api/ps", "/api/tags"]) {
      expect(read(endpoint, {}, item("ProcessResponse", { models })).response.payload).toEqual({
        type: "models",
        columns: ["model", "size", "family", "families", "context_length", "details"],
        rows: [
          {
            pointer: "/response/body/__data__/models/0",
            cells: ["tiny", "12", "t", expect.stringContaining('"t"'), null, null],
          },
          { pointer: "/response/body/__data__/models/1", cells: ["big", "99", null, null, null, null] },
        ],
      });
    }
    expect(read("/api/ps", {}, item("ProcessResponse", { models: [] })).response.payload).toEqual({
      type: "models",
      columns: [],
      rows: [],
    });
  });

  it("reads embeddings, several or one", () => {
    const many = read(
      "/api/embed",
      { input: ["a", "b"] },
      item("EmbedResponse", {
        embeddings: [
          [1, 2.5],
          [3, 4],
        ],
        prompt_eval_count: 6,
      }),
    );
    expect(many.request.messages).toMatchObject([{ parts: [{ text: "a" }, { text: "b" }] }]);
    expect(many.response.payload).toMatchObject({
      type: "embeddings",
      vectors: [{ values: [1, 2.5] }, { values: [3, 4] }],
    });
    expect(many.response.usage).toMatchObject({ input: 6 });
    const one = read("/api/embeddings", { prompt: "a" }, { embedding: [0.5] });
    expect(one.response.payload).toMatchObject({ vectors: [{ values: [0.5], pointer: "/response/body/embedding" }] });
  });

  it("reads the progress of a download, each status once", () => {
    const single = read("/api/pull", {}, item("ProgressResponse", { status: "success" }));
    expect(single.response.messages).toMatchObject([{ parts: [{ text: "success" }] }]);
    const statuses = [{ status: "pulling" }, { total: 3, completed: 1 }, { status: "pulling" }, { status: "success" }];
    const { messages, chunks } = read("/api/pull", {}, statuses).response;
    expect(messages).toMatchObject([{ parts: [{ text: "pulling" }, { text: "success" }] }]);
    expect(chunks.map(({ pieces }) => pieces.length)).toEqual([1, 0, 0, 1]);
  });
});
