import { describe, expect, it } from "vitest";
import type { ResponseView } from "../recording/message";
import { eventLinesOf, httpOf, inferenceOf, soundConversationOf, typed } from "./testing";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const EMPTY = { content: null, function_call: null, refusal: null, role: null, tool_calls: null };

const choice = (delta: object, finish: string | null = null, index = 0) => ({
  delta: { ...EMPTY, ...delta },
  finish_reason: finish,
  index,
  logprobs: null,
});
const chunk = (choices: unknown[], extra: object = {}) =>
  typed(CHUNK, {
    id: "rec-1",
    choices,
    created: 0,
    model: "m",
    object: "chat.completion.chunk",
    usage: null,
    ...extra,
  });
const delta = (members: object, finish: string | null = null) => chunk([choice(members, finish)]);
const streamed = (body: unknown[]): ResponseView =>
  soundConversationOf(inferenceOf("/v1/chat/completions", { messages: [], stream: true }, { body, is_streaming: true }))
    .response;
const partsOf = (...deltas: object[]) => streamed(deltas.map((members) => delta(members))).messages[0]?.parts;
const call = (index: number, members: object) => ({ tool_calls: [{ index, ...members }] });

describe("a streamed chat", () => {
  it("joins content, and names for each chunk the stretch that it brought", () => {
    const { messages, chunks, finishReason } = streamed([
      delta({ role: "assistant", content: "" }),
      delta({ role: "assistant", content: "Grüße" }),
      delta({ role: "assistant", content: " 👋\n" }),
      delta({}, "stop"),
      delta({}),
    ]);
    expect(messages).toMatchObject([
      { role: "assistant", parts: [{ type: "text", text: "Grüße 👋\n", pointer: null }], pointer: null },
    ]);
    expect(finishReason).toBe("stop");
    expect(chunks.map(({ notes }) => notes)).toEqual([["role: assistant"], [], [], ["finish reason: stop"], []]);
    expect(chunks[2]).toMatchObject({ label: "ChatCompletionChunk", pointers: ["/response/body/2"] });
    expect(chunks[2]?.pieces).toEqual([
      {
        message: 0,
        part: 0,
        start: 5,
        end: 9,
        pointer: "/response/body/2/__data__/choices/0/delta/content",
        from: 0,
        to: 4,
      },
    ]);
  });

  it("takes chunks without choices for metadata, and the last usage that is not null", () => {
    const counts = (total_tokens: number) => ({ prompt_tokens: 2, completion_tokens: total_tokens - 2, total_tokens });
    const details = {
      completion_tokens_details: { reasoning_tokens: 3 },
      prompt_tokens_details: { audio_tokens: null, cached_tokens: 1 },
    };
    const { usage, messages, chunks } = streamed([
      chunk([choice({ content: "a" })], { usage: counts(3) }),
      chunk([], { usage: { ...counts(9), ...details } }),
      chunk([], { usage: null }),
    ]);
    expect(usage).toEqual({ input: 2, output: 7, total: 9, reasoning: 3, cached: 1 });
    expect(messages).toHaveLength(1);
    expect(chunks.map(({ notes }) => notes)).toEqual([["usage"], ["usage"], []]);
  });

  it("makes one message of each choice, in the order of their indexes", () => {
    const { messages, finishReason } = streamed([
      chunk([choice({ content: "B" }, null, 1)]),
      chunk([choice({ content: "A" }, null, 0), choice({ content: "b" }, "length", 1)]),
      chunk([choice({ content: "a" }, "stop", 0)]),
    ]);
    expect(messages.map(({ parts }) => parts)).toMatchObject([[{ text: "Aa" }], [{ text: "Bb" }]]);
    expect(finishReason).toBe("stop");
  });

  it("never joins names and ids: the first that is not empty counts", () => {
    const parts = partsOf(
      call(0, { id: "", type: "function", function: { name: "", arguments: "" } }),
      call(0, { id: "c1", type: "function", function: { name: "dig", arguments: '{"d"' } }),
      call(0, { id: "c1", type: "function", function: { name: "dig", arguments: ":1}" } }),
      call(0, { id: "", type: "function", function: { name: "", arguments: null } }),
    );
    expect(parts).toEqual([{ type: "tool_call", id: "c1", name: "dig", arguments: '{"d":1}', pointer: null }]);
  });

  it("keeps calls apart by their indexes, several entries of one index in a delta included", () => {
    const parts = partsOf(
      { tool_calls: [{ index: 1, id: "b", function: { name: "fill", arguments: "" } }] },
      { tool_calls: [{ index: 0, id: "a", function: { name: "dig", arguments: "" } }] },
      {
        tool_calls: [
          { index: 0, function: { arguments: "{" } },
          { index: 0, function: { arguments: '"d":' } },
          { index: 1, function: { arguments: "{}" } },
          { index: 0, function: { arguments: "2}" } },
        ],
      },
    );
    expect(parts).toMatchObject([
      { id: "a", name: "dig", arguments: '{"d":2}' },
      { id: "b", name: "fill", arguments: "{}" },
    ]);
  });

  it("takes arguments that come whole, as an object, or with the finish reason", () => {
    const whole = { id: "a", function: { name: "dig", arguments: '{"d":1}' } };
    expect(partsOf(call(0, whole))).toMatchObject([{ arguments: '{"d":1}' }]);
    const parts = partsOf(call(0, { id: "a", function: { name: "dig", arguments: { d: 1 } } }));
    expect(JSON.parse(parts?.[0]?.type === "tool_call" ? parts[0].arguments : "")).toEqual({ d: 1 });
    const { messages, finishReason } = streamed([
      delta(call(0, { id: "a", function: { name: "dig", arguments: '{"d"' } })),
      delta(call(0, { function: { name: "", arguments: ":1}" } }), "tool_calls"),
    ]);
    expect(messages[0]?.parts).toMatchObject([{ arguments: '{"d":1}' }]);
    expect(finishReason).toBe("tool_calls");
  });

  it("tells calls apart where a server gives all of them one index, or none", () => {
    const first = { id: "a", function: { name: "dig", arguments: '{"d":1}' } };
    const second = { id: "b", function: { name: "dig", arguments: '{"d":2}' } };
    const expected = [
      { id: "a", arguments: '{"d":1}' },
      { id: "b", arguments: '{"d":2}' },
    ];
    expect(partsOf(call(0, first), call(0, second))).toMatchObject(expected);
    expect(partsOf({ tool_calls: [first, second] })).toMatchObject(expected);
    const split = [{ id: "a", function: { name: "dig", arguments: "{" } }, { function: { arguments: "}" } }];
    expect(partsOf({ tool_calls: [split[0]] }, { tool_calls: [split[1]] })).toMatchObject([{ arguments: "{}" }]);
  });

  it("joins the legacy function call", () => {
    const parts = partsOf(
      { function_call: { name: "dig", arguments: "" } },
      { function_call: { name: null, arguments: '{"d"' } },
      { function_call: { arguments: ":1}" } },
    );
    expect(parts).toMatchObject([{ id: null, name: "dig", arguments: '{"d":1}' }]);
  });

  it("takes the last finish reason that is not null", () => {
    const { finishReason } = streamed([delta({}, "length"), delta({}, "stop"), delta({ content: "." })]);
    expect(finishReason).toBe("stop");
  });

  it("counts reasoning once where it comes under both names, and orders the parts", () => {
    const parts = partsOf(
      call(0, { id: "a", function: { name: "dig", arguments: "{}" } }),
      { refusal: "no" },
      { content: "text" },
      { reasoning: "think", reasoning_content: "think" },
      { reasoning_content: "ing", reasoning: null },
      { reasoning: " on", reasoning_content: "" },
    );
    expect(parts?.map(({ type }) => type)).toEqual(["reasoning", "text", "refusal", "tool_call"]);
    expect(parts?.[0]).toMatchObject({ text: "thinking on" });
  });

  it("joins the log probabilities of the first choice", () => {
    const token = (text: string, logprob: number) => ({
      token: text,
      bytes: null,
      logprob,
      top_logprobs: [{ token: "x", bytes: null, logprob: -9999.0 }],
    });
    const withTokens = (index: number, ...content: object[]) => ({
      ...choice({ content: "a" }, null, index),
      logprobs: { content, refusal: null },
    });
    const { logprobs } = streamed([
      chunk([withTokens(0, token("a", -0.5)), withTokens(1, token("other", -1))]),
      chunk([withTokens(0, token("b", 0), token("c", -2))]),
    ]);
    expect(logprobs.map((entry) => [entry.token, entry.logprob])).toEqual([
      ["a", -0.5],
      ["b", 0],
      ["c", -2],
    ]);
    expect(logprobs[0]?.top).toEqual([{ token: "x", logprob: -9999 }]);
  });

  it("is an empty text where the model said nothing", () => {
    expect(partsOf({ role: "assistant", content: "" }, {})).toEqual([{ type: "text", text: "", pointer: null }]);
    expect(partsOf({ role: "assistant" })).toEqual([]);
    expect(streamed([]).messages).toEqual([]);
  });
});

describe("reasoning inside streamed content", () => {
  it("is parted from the text where each piece is wrapped", () => {
    const { messages, chunks } = streamed(
      ["<reasoning>I</reasoning>", "<reasoning> dig</reasoning>", "A", " bone"].map((content) => delta({ content })),
    );
    expect(messages[0]?.parts).toEqual([
      { type: "reasoning", text: "I dig", pointer: null },
      { type: "text", text: "A bone", pointer: null },
    ]);
    expect(chunks[1]?.pieces).toMatchObject([{ part: 0, start: 1, end: 5, from: 11, to: 15 }]);
    expect(chunks[3]?.pieces).toMatchObject([{ part: 1, start: 1, end: 6, from: 0, to: 5 }]);
  });

  it("is found where tags are split over chunks, or stand beside text in one", () => {
    for (const text of [
      "<think>\nI dig</think>\n\nA bone",
      "<reasoning>I</reasoning><reasoning> dig</reasoning>A bone",
    ]) {
      for (let size = 1; size <= text.length; size++) {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        const parts = partsOf(...pieces.map((content) => ({ content })));
        const whole = partsOf({ content: text });
        expect(parts).toEqual(whole);
        expect(parts?.map(({ type }) => type)).toEqual(["reasoning", "text"]);
      }
    }
  });

  it("comes behind reasoning that has a member of its own", () => {
    expect(partsOf({ content: "<think>b</think>c" }, { reasoning: "a" })).toMatchObject([
      { type: "reasoning", text: "a" },
      { type: "reasoning", text: "b" },
      { type: "text", text: "c" },
    ]);
  });

  it("leaves the mark of a leaked call in the text: it is what the client got", () => {
    expect(partsOf({ content: "<|python_tag|>" }, { content: '{"name": "dig"}' })).toMatchObject([
      { type: "text", text: '<|python_tag|>{"name": "dig"}' },
    ]);
  });
});

describe("what chunks bring beside deltas", () => {
  it("notes the verdicts of content filters", () => {
    const filtered = {
      ...choice({ content: "x" }),
      content_filter_results: { hate: { filtered: true, severity: "high" } },
    };
    const safe = {
      ...choice({ content: "x" }),
      content_filter_results: { hate: { filtered: false, severity: "safe" } },
    };
    const failed = { ...choice({}), content_filter_result: { error: { code: "filter_error", message: "m" } } };
    const jailbreak = { jailbreak: { filtered: false, detected: true } };
    const { chunks, messages } = streamed([
      chunk([], {
        model: "",
        object: "",
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: jailbreak }],
      }),
      chunk([], { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] }),
      chunk([safe]),
      chunk([filtered]),
      chunk([{ ...choice({}), content_filter_results: {} }]),
      chunk([failed]),
    ]);
    expect(chunks.map(({ notes }) => notes)).toEqual([
      ["prompt filter: jailbreak"],
      ["prompt filter: safe"],
      ["content filter: safe"],
      ["content filter: hate"],
      [],
      ["content filter failed: filter_error"],
    ]);
    expect(messages[0]?.parts).toMatchObject([{ text: "xx" }]);
  });

  it("notes a server's warnings and members of deltas that become no part", () => {
    const { chunks } = streamed([
      chunk([choice({ content: "x" })], { system: { warnings: [{ id: "deprecated", message: "old" }] } }),
      delta({ audio: { id: "a", data: "AAAA" } }),
    ]);
    expect(chunks.map(({ notes }) => notes)).toEqual([["warning: deprecated"], ["audio"]]);
  });

  it("reports an error in the middle of a stream, and keeps what came before", () => {
    const { error, messages, chunks } = streamed([
      delta({ content: "half" }),
      { error: { message: "server overloaded", type: "server_error", code: 503 } },
    ]);
    expect(error).toEqual({ type: "server_error", message: "server overloaded", status: 503 });
    expect(messages[0]?.parts).toMatchObject([{ text: "half" }]);
    expect(chunks[1]?.notes).toEqual(["error: server_error"]);
  });

  it("keeps items of an unknown shape raw", () => {
    const { messages, chunks } = streamed([delta({ content: "a" }), typed(CHUNK, { ping: 1 }), 5, null]);
    expect(messages.flatMap(({ parts }) => parts.map(({ type }) => type))).toEqual(["text", "json", "json", "json"]);
    expect(chunks).toHaveLength(4);
  });
});

describe("other ways in which chunks are recorded", () => {
  it("reads untyped objects, litellm's chunks, and members whose values have the wrong type", () => {
    const untyped = {
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta: { content: "a" }, finish_reason: null }],
    };
    expect(streamed([untyped, untyped]).messages[0]?.parts).toMatchObject([{ text: "aa" }]);
    const litellm = typed("litellm.types.utils.ModelResponseStream", {
      choices: [{ index: 0, delta: { provider_specific_fields: null, content: "a", audio: null } }],
      provider_specific_fields: null,
    });
    expect(streamed([litellm]).chunks[0]).toMatchObject({ label: "ModelResponseStream", notes: [] });
    const odd = chunk([{ index: "0", delta: "x", finish_reason: 3, logprobs: [] }, 4], { usage: "none" });
    expect(streamed([odd]).messages.flatMap(({ parts }) => parts)).toEqual([]);
  });

  it("reads content given as parts", () => {
    const thinking = [
      { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
      { type: "text", text: "yes" },
    ];
    expect(partsOf({ content: thinking })).toMatchObject([
      { type: "reasoning", text: "hm" },
      { type: "text", text: "yes" },
    ]);
  });

  it("does not count a delta twice that a server repeats as text", () => {
    expect(streamed([chunk([{ ...choice({ content: "a" }), text: "a" }])]).messages[0]?.parts).toMatchObject([
      { text: "a" },
    ]);
  });

  it("reads server-sent events of raw HTTP, and points into their data", () => {
    const event = (content: string) => ["chunk", { choices: [{ index: 0, delta: { content } }] }] as const;
    const url = "http://model.test/v1/chat/completions";
    const { dialect, response } = soundConversationOf(
      httpOf(url, { messages: [] }, eventLinesOf([event('"a"\n'), event("b"), ["done", "[DONE]"]])),
    );
    expect(dialect).toBe("openai-chat");
    expect(response.messages[0]?.parts).toMatchObject([{ text: '"a"\nb' }]);
    expect(response.chunks[0]?.pieces).toMatchObject([
      { pointer: "/response/body/1", inner: "/choices/0/delta/content", from: 0, to: 4 },
    ]);
    expect(response.chunks[2]?.notes).toEqual(["end of stream"]);
  });
});
