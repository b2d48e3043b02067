import { describe, expect, it } from "vitest";
import { eventLinesOf, inferenceOf, typed } from "../../dialects/testing";
import type { Recording } from "../../recording/recording";
import { asRecorded, changedItems, edited, refusalOf } from "../testing";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const EMPTY = { content: null, function_call: null, refusal: null, role: null, tool_calls: null };
const chunk = (delta: object | null, finish: string | null = null, extra: object = {}) =>
  typed(CHUNK, {
    id: "rec-1",
    choices: delta ? [{ delta: { ...EMPTY, ...delta }, finish_reason: finish, index: 0, logprobs: null }] : [],
    created: 0,
    model: "m",
    object: "chat.completion.chunk",
    usage: null,
    ...extra,
  });
const TOOL = {
  type: "function",
  function: {
    name: "ferry_times",
    parameters: {
      type: "object",
      properties: { port: { type: "string" }, day: { type: "integer" } },
      required: ["port"],
    },
  },
};
const streamed = (...body: unknown[]) =>
  asRecorded(
    inferenceOf(
      "/v1/chat/completions",
      { model: "m", messages: [], tools: [TOOL], stream: true },
      { body, is_streaming: true },
    ),
  );
const words = (...texts: string[]) => texts.map((content) => chunk({ content }));
const usage = { completion_tokens: 4, prompt_tokens: 3, total_tokens: 7 };
const greeting = streamed(
  chunk({ role: "assistant", content: "" }),
  ...words("The", " ferry", " leaves", " at", " noon", " from", " pier", " two"),
  chunk({}, "stop"),
  chunk(null, null, { usage }),
);
const call = (index: number, members: object, args: string) => ({
  tool_calls: [
    {
      index,
      id: null,
      type: null,
      ...members,
      function: { arguments: args, name: null, ...("name" in members ? { name: members.name } : {}) },
    },
  ],
});
const calling = streamed(
  chunk({ role: "assistant", ...call(0, { id: "call_a", name: "ferry_times", type: "function" }, "") }),
  chunk(call(0, {}, '{"port": ')),
  chunk(call(0, {}, '"Ystad", "day"')),
  chunk(call(0, {}, ": 2}")),
  chunk(call(1, { id: "call_b", name: "tide_table", type: "function" }, "{}")),
  chunk({}, "tool_calls"),
);

describe("the text of a streamed chat", () => {
  it("changes in the one chunk that brought the word", () => {
    const { said, plan, recording } = edited(greeting, {
      type: "text",
      kind: "text",
      text: "The ferry leaves at dusk from pier two",
    });
    expect(said.text).toBe("The ferry leaves at dusk from pier two");
    expect(plan.changedLines).toEqual({ added: 1, removed: 1 });
    expect(changedItems(greeting, recording)).toEqual([5]);
  });

  it("leaves the chunks between two changes as they are", () => {
    const { recording } = edited(greeting, {
      type: "text",
      kind: "text",
      text: "A ferry leaves at noon from pier nine",
    });
    expect(changedItems(greeting, recording)).toEqual([1, 8]);
  });

  it("spreads a longer stretch over the chunks that it replaces, and parts no character", () => {
    const text = "The 👩‍🚀👩‍🚀 crew e\u0301te\u0301 🇸🇪🇩🇰 sails two";
    const { said, recording } = edited(greeting, { type: "text", kind: "text", text });
    expect(said.text).toBe(text);
    const pieces = (recording.body?.items() ?? []).map(
      (item) => item.path("__data__", "choices", 0, "delta", "content")?.string ?? "",
    );
    expect(pieces.filter((piece) => /^[\u0301\u200d]|\u200d$|^\p{Surrogate}|\p{Surrogate}$/u.test(piece))).toEqual([]);
    expect(pieces.some((piece) => /^🇪|^🇰/u.test(piece))).toBe(false);
  });

  it("can be emptied and written anew without other chunks", () => {
    const emptied = edited(greeting, { type: "text", kind: "text", text: "" });
    expect(emptied.said.text).toBe("");
    expect(emptied.recording.body?.items()).toHaveLength(11);
    const written = edited(emptied.recording, { type: "text", kind: "text", text: "No ferry today, sorry" });
    expect(written.said.text).toBe("No ferry today, sorry");
    expect(written.recording.body?.items()).toHaveLength(11);
  });

  it("begins in a new chunk, made like its neighbour, where no chunk has a place for it", () => {
    const { said, recording, conversation } = edited(calling, { type: "text", kind: "text", text: "One moment" });
    expect(said.text).toBe("One moment");
    expect(said.calls).toHaveLength(2);
    expect(recording.body?.items()).toHaveLength(7);
    expect(recording.body?.at(0)?.get("__data__")?.get("id")?.string).toBe("rec-1");
    expect(conversation.response.finishReason).toBe("tool_calls");
  });

  it("keeps the tags around reasoning in each chunk", () => {
    const tagged = streamed(
      chunk({ role: "assistant", content: "<reasoning>Tides</reasoning>" }),
      chunk({ content: "<reasoning> matter</reasoning>" }),
      chunk({ content: "Low" }),
      chunk({ content: " water" }, "stop"),
    );
    const { said, recording } = edited(tagged, { type: "text", kind: "reasoning", text: "Tides rule" });
    expect(said).toMatchObject({ reasoning: "Tides rule", text: "Low water" });
    expect(changedItems(tagged, recording)).toEqual([1]);
    const emptied = edited(tagged, { type: "text", kind: "text", text: "" });
    expect(edited(emptied.recording, { type: "text", kind: "text", text: "High water" }).said).toMatchObject({
      reasoning: "Tides matter",
      text: "High water",
    });
  });

  it("writes reasoning under both of its names", () => {
    const both = streamed(
      chunk({ role: "assistant", reasoning: "Slack", reasoning_content: "Slack" }),
      chunk({ reasoning: " tide", reasoning_content: " tide" }),
      chunk({ content: "Now" }, "stop"),
    );
    const { recording } = edited(both, { type: "text", kind: "reasoning", text: "Slack water" });
    const delta = recording.body?.at(1)?.path("__data__", "choices", 0, "delta");
    expect([delta?.get("reasoning")?.string, delta?.get("reasoning_content")?.string]).toEqual([" water", " water"]);
    expect(changedItems(both, recording)).toEqual([1]);
  });

  it("spreads reasoning anew under both of its names", () => {
    const both = streamed(
      chunk({ role: "assistant" }),
      ...["Slack", " ti", "de", " now", "."].map((text) => chunk({ reasoning: text, reasoning_content: text })),
      chunk({ content: "Now" }, "stop"),
    );
    const words = (recording: Recording) =>
      (recording.body?.items() ?? []).flatMap((item) => {
        const delta = item.path("__data__", "choices", 0, "delta");
        const names = ["reasoning", "reasoning_content"].map((name) => delta?.get(name)?.string);
        return names[0] === undefined ? [] : [names];
      });
    const less = edited(both, { type: "rechunk", part: 0, by: "word" }).recording;
    expect(words(less)).toEqual(["Slack", " tide", " now."].map((text) => [text, text]));
    const one = edited(less, { type: "rechunk", part: 0, by: "one" }).recording;
    expect(words(one)).toEqual([["Slack tide now.", "Slack tide now."]]);
    const more = edited(one, { type: "rechunk", part: 0, by: "word" }).recording;
    expect(words(more)).toEqual(words(less));
  });

  it("refuses a text that would read as reasoning", () => {
    expect(refusalOf(greeting, { type: "text", kind: "text", text: "<think>x</think>y" }).message).toMatch(
      /cannot say/,
    );
  });

  it("warns of log probabilities that no longer fit", () => {
    const tokens = { content: [{ token: "The", bytes: null, logprob: -0.5, top_logprobs: [] }], refusal: null };
    const likely = streamed(
      typed(CHUNK, {
        choices: [{ delta: { ...EMPTY, content: "The" }, finish_reason: "stop", index: 0, logprobs: tokens }],
      }),
    );
    const { plan } = edited(likely, { type: "text", kind: "text", text: "An" });
    expect(plan.warnings).toHaveLength(1);
    expect(plan.changedLines.added).toBe(1);
  });

  it("is that of the choice that is meant", () => {
    const choice = (index: number, content: string) => ({
      delta: { ...EMPTY, content },
      finish_reason: null,
      index,
      logprobs: null,
    });
    const two = streamed(
      typed(CHUNK, { choices: [choice(1, "B"), choice(0, "A")] }),
      typed(CHUNK, { choices: [choice(1, "b")] }),
    );
    const { conversation } = edited(two, { type: "text", message: 1, kind: "text", text: "Bc" });
    expect(conversation.response.messages.map(({ parts }) => parts[0])).toMatchObject([{ text: "A" }, { text: "Bc" }]);
  });

  it("changes inside recorded event lines", () => {
    const event = (delta: object) => ({ choices: [{ index: 0, delta }], object: "chat.completion.chunk" });
    const lines = asRecorded(
      inferenceOf(
        "/v1/chat/completions",
        { messages: [], stream: true },
        eventLinesOf([
          ["message", event({ role: "assistant", content: "Grüß" })],
          ["message", event({ content: " dich" })],
          ["message", "[DONE]"],
        ]),
      ),
    );
    const { said, recording } = edited(lines, { type: "text", kind: "text", text: 'Grüß "euch" 👋' });
    expect(said.text).toBe('Grüß "euch" 👋');
    expect(changedItems(lines, recording)).toEqual([4]);
    expect(recording.body?.at(4)?.string).toBe(`data: ${JSON.stringify(event({ content: ' "euch" 👋' }))}`);
    expect(edited(lines, { type: "finish-reason", value: "stop" }).conversation.response.finishReason).toBe("stop");
  });
});

describe("a streamed chat's tool calls", () => {
  it("change in the chunk that brought the argument", () => {
    const { said, recording, plan } = edited(calling, {
      type: "tool-call",
      call: 0,
      arguments: '{"port": "Ystad", "day": 3}',
    });
    expect(said.calls[0]).toEqual({ name: "ferry_times", arguments: '{"port":"Ystad","day":3}' });
    expect(changedItems(calling, recording)).toEqual([3]);
    expect(plan.warnings).toEqual([]);
  });

  it("take another name", () => {
    expect(
      edited(calling, { type: "tool-call", call: 1, name: "moon_phase" }).said.calls.map(({ name }) => name),
    ).toEqual(["ferry_times", "moon_phase"]);
  });

  it("are checked against the request's own definition", () => {
    const warned = (args: string) =>
      edited(calling, { type: "tool-call", call: 0, arguments: args }).plan.warnings.map(({ message }) => message);
    expect(warned('{"day": "two"}')).toEqual(["The arguments lack port.", "day should be integer, and is string."]);
    expect(warned('{"port"')[0]).toMatch(/not JSON/);
  });

  it("can be emptied and written anew", () => {
    const emptied = edited(calling, { type: "tool-call", call: 0, arguments: "" });
    expect(
      edited(emptied.recording, { type: "tool-call", call: 0, arguments: '{"port": "Rønne"}' }).said.calls[0]
        ?.arguments,
    ).toBe('{"port":"Rønne"}');
  });

  it("come and go, the others numbered on", () => {
    const added = edited(calling, { type: "add-tool-call", name: "moon_phase", arguments: '{"day":1}', id: "call_c" });
    expect(added.said.calls.map(({ name }) => name)).toEqual(["ferry_times", "tide_table", "moon_phase"]);
    const removed = edited(added.recording, { type: "remove-tool-call", call: 0 });
    expect(removed.said.calls.map(({ name }) => name)).toEqual(["tide_table", "moon_phase"]);
    const indexes = (removed.recording.body?.items() ?? []).flatMap(
      (item) => item.path("__data__", "choices", 0, "delta", "tool_calls", 0, "index")?.number ?? [],
    );
    expect(indexes).toEqual([0, 1]);
    const none = edited(
      removed.recording,
      { type: "remove-tool-call", call: 0 },
      { type: "remove-tool-call", call: 0 },
    );
    expect(none.said.calls).toEqual([]);
    expect(none.plan.warnings).toHaveLength(1);
  });
});

describe("what else a streamed chat says", () => {
  it("has a finish reason and counts", () => {
    const { conversation, plan } = edited(
      greeting,
      { type: "finish-reason", value: "length" },
      { type: "usage", output: 9, total: 12 },
    );
    expect(conversation.response.finishReason).toBe("length");
    expect(conversation.response.usage).toMatchObject({ input: 3, output: 9, total: 12 });
    expect(plan.changedLines).toEqual({ added: 3, removed: 3 });
  });

  it("can be one chunk a word, or one chunk", () => {
    const one = edited(greeting, { type: "rechunk", part: 0, by: "one" });
    expect(one.said.text).toBe("The ferry leaves at noon from pier two");
    expect(one.recording.body?.items()).toHaveLength(4);
    const again = edited(one.recording, { type: "rechunk", part: 0, by: "word" });
    expect(again.said.text).toBe("The ferry leaves at noon from pier two");
    const longer = edited(greeting, {
      type: "text",
      kind: "text",
      text: "The ferry leaves at noon from pier two on all days",
    });
    const parted = edited(longer.recording, { type: "rechunk", part: 0, by: "word" });
    expect(parted.recording.body?.items()).toHaveLength(14);
  });
});

describe("a whole chat answer", () => {
  const answered = (message: object, extra: object = {}) =>
    asRecorded(
      inferenceOf(
        "/v1/chat/completions",
        { model: "m", messages: [] },
        {
          body: typed("openai.types.chat.chat_completion.ChatCompletion", {
            choices: [
              {
                finish_reason: "stop",
                index: 0,
                logprobs: null,
                message: { content: null, refusal: null, role: "assistant", tool_calls: null, ...message },
              },
            ],
            usage,
            ...extra,
          }),
          is_streaming: false,
        },
      ),
    );

  it("takes text, reasoning, a refusal and calls where it had none", () => {
    const { said, conversation } = edited(
      answered({}),
      { type: "text", kind: "text", text: "Aye" },
      { type: "text", kind: "reasoning", text: "Hm" },
      { type: "text", kind: "refusal", text: "Nay" },
      { type: "add-tool-call", name: "anchor", arguments: '{"depth": 1.0}' },
      { type: "finish-reason", value: "tool_calls" },
      { type: "usage", input: 5 },
    );
    expect(said).toEqual({
      text: "Aye",
      reasoning: "Hm",
      refusal: "Nay",
      calls: [{ name: "anchor", arguments: '{"depth":1}' }],
    });
    expect(conversation.response).toMatchObject({ finishReason: "tool_calls", usage: { input: 5, output: 4 } });
  });

  it("keeps the tags of reasoning inside its content", () => {
    const tagged = answered({ content: "<think>Reef?</think>\n\nSteer west" });
    expect(edited(tagged, { type: "text", kind: "reasoning", text: "Sand?" }).said).toMatchObject({
      reasoning: "Sand?",
      text: "\n\nSteer west",
    });
    const emptied = edited(tagged, { type: "text", kind: "text", text: "" });
    expect(edited(emptied.recording, { type: "text", kind: "text", text: "Steer east" }).said).toMatchObject({
      reasoning: "Reef?",
      text: "Steer east",
    });
  });

  it("changes and drops calls", () => {
    const calls = ["a", "b"].map((name) => ({
      id: `call_${name}`,
      function: { arguments: '{"x": 1}', name },
      type: "function",
    }));
    const recording = answered({ tool_calls: calls });
    const { said, plan } = edited(recording, { type: "tool-call", call: 1, name: "c", arguments: '{"x": 2.50}' });
    expect(said.calls[1]).toEqual({ name: "c", arguments: '{"x":2.5}' });
    expect(plan.text).toContain('"{\\"x\\": 2.50}"');
    expect(edited(recording, { type: "remove-tool-call", call: 0 }).said.calls).toEqual([
      { name: "b", arguments: '{"x":1}' },
    ]);
    expect(refusalOf(recording, { type: "tool-call", call: 2, name: "d" }).message).toMatch(/no tool call 3/);
  });
});

describe("completions", () => {
  const completion = (text: string) =>
    typed("openai.types.completion.Completion", { choices: [{ finish_reason: null, index: 0, logprobs: null, text }] });
  it("change whole and streamed", () => {
    const whole = asRecorded(
      inferenceOf("/v1/completions", { prompt: "Row" }, { body: completion("your boat"), is_streaming: false }),
    );
    expect(edited(whole, { type: "text", kind: "text", text: "the boat" }).said.text).toBe("the boat");
    const stream = asRecorded(
      inferenceOf(
        "/v1/completions",
        { prompt: "Row" },
        { body: ["your", " boat"].map(completion), is_streaming: true },
      ),
    );
    const { said, recording } = edited(
      stream,
      { type: "text", kind: "text", text: "your ship" },
      { type: "finish-reason", value: "stop" },
    );
    expect(said.text).toBe("your ship");
    expect(changedItems(stream, recording)).toEqual([1]);
  });
});
