import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const COMPLETION = "openai.types.completion.Completion";

const read = (response: object, body: object = { prompt: "Once" }) =>
  soundConversationOf(inferenceOf("/v1/completions", { model: "m", ...body }, response));
const promptsOf = (prompt: unknown) =>
  read({ body: null }, { prompt }).request.messages.flatMap(({ role, parts }) =>
    parts.map((part) => [role, part.type, part.pointer, "text" in part ? part.text : null]),
  );
const piece = (text: string, index = 0, finish_reason: string | null = null, extra: object = {}) =>
  typed(COMPLETION, { id: "rec-1", choices: [{ finish_reason, index, logprobs: null, text, ...extra }], usage: null });

describe("openai completions", () => {
  it("reads a prompt, several prompts, or tokens", () => {
    expect(promptsOf("Once")).toEqual([["user", "text", "/request/body/prompt", "Once"]]);
    expect(promptsOf(["a", "b"])).toEqual([
      ["user", "text", "/request/body/prompt/0", "a"],
      ["user", "text", "/request/body/prompt/1", "b"],
    ]);
    expect(promptsOf([1, 2])).toMatchObject([["user", "json", "/request/body/prompt", expect.any(String)]]);
    expect(promptsOf([[1, 2], [3]])).toHaveLength(2);
    expect(promptsOf(null)).toEqual([]);
    const { parameters } = read({ body: null }, { prompt: "a", suffix: "z", max_tokens: 3 }).request;
    expect(parameters.map(({ name }) => name)).toEqual(["suffix", "max_tokens"]);
  });

  it("reads a whole answer with its log probabilities in parallel lists", () => {
    const logprobs = {
      text_offset: [0, 2],
      tokens: [" up", "on"],
      token_logprobs: [null, -0.5],
      top_logprobs: [null, { "1": -3, on: -0.5 }],
    };
    const choices = [
      { finish_reason: "length", index: 1, logprobs: null, text: " b" },
      { finish_reason: "stop", index: 0, logprobs, text: " upon" },
    ];
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
    const { dialect, response } = read({ body: typed(COMPLETION, { choices, usage }) });
    expect(dialect).toBe("openai-completions");
    expect(response.messages.map(({ parts }) => parts)).toMatchObject([
      [{ type: "text", text: " upon", pointer: "/response/body/__data__/choices/1/text" }],
      [{ text: " b" }],
    ]);
    expect(response.finishReason).toBe("stop");
    expect(response.usage).toMatchObject({ input: 1, output: 2, total: 3 });
    expect(response.logprobs).toEqual([
      {
        token: "on",
        logprob: -0.5,
        top: [
          { token: "1", logprob: -3 },
          { token: "on", logprob: -0.5 },
        ],
      },
    ]);
  });

  it("joins a stream, choice by choice", () => {
    const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
    const logprobs = { tokens: ["a"], token_logprobs: [-1], top_logprobs: [{ a: -1 }] };
    const body = [
      piece("a", 0, null, { logprobs }),
      piece("x", 1),
      piece("b", 0),
      piece("", 0, "stop"),
      typed(COMPLETION, { choices: [], usage }),
    ];
    const { response } = read({ body, is_streaming: true });
    expect(response.messages.map(({ parts }) => parts)).toMatchObject([[{ text: "ab" }], [{ text: "x" }]]);
    expect([response.finishReason, response.usage?.total, response.logprobs.length]).toEqual(["stop", 3, 1]);
    expect(response.chunks.map(({ label, pieces, notes }) => [label, pieces.length, notes])).toEqual([
      ["Completion", 1, []],
      ["Completion", 1, []],
      ["Completion", 1, []],
      ["Completion", 0, ["finish reason: stop"]],
      ["Completion", 0, ["usage"]],
    ]);
  });

  it("reads untyped answers, errors in a stream, and shows the unknown raw", () => {
    const untyped = { object: "text_completion", choices: [{ text: "a" }] };
    expect(read({ body: untyped }).response.messages).toMatchObject([{ parts: [{ text: "a" }] }]);
    const failed = read({
      body: [piece("a"), { error: { message: "gone", type: "server_error" } }],
      is_streaming: true,
    });
    expect(failed.response.error).toMatchObject({ type: "server_error", message: "gone" });
    expect(read({ body: { a: 1 } }).response.messages).toMatchObject([{ parts: [{ type: "json" }] }]);
    expect(read({ body: { choices: [{}] } }).response.messages).toMatchObject([{ parts: [{ label: "choice" }] }]);
  });
});
