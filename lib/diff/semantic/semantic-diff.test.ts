import { describe, expect, it } from "vitest";
import { inferenceOf, recordingOf } from "../../dialects/testing";
import type { Recording } from "../../recording/recording";
import { fingerprintOf, shapesOf } from "./fingerprint";
import { semanticDiffOf } from "./semantic-diff";

type Chat = {
  answer?: string[];
  calls?: [name: string, args: string][];
  finish?: string;
  id?: string;
  reasoning?: string;
  body?: object;
  usage?: number;
  fingerprint?: string;
};

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";

function chat({
  answer = ["It is ", "sunny."],
  calls = [],
  finish = "stop",
  id = "rec-1",
  reasoning,
  body = {},
  usage = 3,
  fingerprint = "fp",
}: Chat = {}): Recording {
  const chunk = (delta: object, finish_reason: string | null = null) => ({
    __type__: CHUNK,
    __data__: { id, choices: [{ index: 0, delta, finish_reason }], system_fingerprint: fingerprint, created: 0 },
  });
  const tool_calls = calls.map(([name, args], index) => ({
    index,
    id: `${id}-${index}`,
    type: "function",
    function: { name, arguments: args },
  }));
  const chunks = [
    ...(reasoning ? [chunk({ reasoning })] : []),
    ...answer.map((content) => chunk({ content })),
    ...(tool_calls.length > 0 ? [chunk({ tool_calls })] : []),
    chunk({}, finish),
    {
      __type__: CHUNK,
      __data__: { id, choices: [], usage: { prompt_tokens: 1, completion_tokens: usage, total_tokens: usage + 1 } },
    },
  ];
  const request = { model: "m", messages: [{ role: "user", content: "How is it?" }], stream: true, ...body };
  return inferenceOf("/v1/chat/completions", request, { body: chunks, is_streaming: true });
}

const between = (a: Chat, b: Chat) => semanticDiffOf(chat(a), chat(b));

describe("semanticDiffOf", () => {
  it("calls the same bytes identical", () => {
    expect(between({}, {})).toEqual({ class: "identical", parts: [], noise: [] });
  });

  it("calls other pieces, ids, fingerprints and usage noise, each by name", () => {
    const {
      class: name,
      parts,
      noise,
    } = between({}, { answer: ["It", " is", " sunny."], id: "rec-2", usage: 4, fingerprint: "fp2" });
    expect([name, parts]).toEqual(["noise", []]);
    expect(noise).toEqual(["chunk boundaries", "fingerprints", "ids", "usage"]);
  });

  it("sees what a test sees, and is as grave as the gravest", () => {
    expect(between({}, { answer: ["It is rainy."] }).parts).toEqual([
      { class: "text", what: "answer", before: "It is sunny.", after: "It is rainy." },
    ]);
    expect(between({}, { finish: "length" }).class).toBe("finish_reason");
    expect(between({ reasoning: "a" }, { reasoning: "b" }).class).toBe("reasoning");
    expect(between({ reasoning: "a" }, { reasoning: "b", answer: ["x"] }).class).toBe("text");
  });

  it("compares arguments as values, and calls by position, not by id", () => {
    const one: Chat = { calls: [["f", '{"a": 1, "b": [1.50]}']] };
    expect(between(one, { ...one, id: "rec-9", calls: [["f", '{"b":[1.5],"a":1}']] }).class).toBe("noise");
    expect(between(one, { calls: [["f", '{"a": 1.0, "b": [1.5]}']] }).class).toBe("tool_calls");
    expect(between(one, { calls: [["g", '{"a": 1, "b": [1.5]}']] }).class).toBe("tool_calls");
    const two: Chat = {
      calls: [
        ["f", "{}"],
        ["g", "{}"],
      ],
    };
    expect(
      between(two, {
        calls: [
          ["g", "{}"],
          ["f", "{}"],
        ],
      }).class,
    ).toBe("tool_calls");
  });

  it("names each field of the request that differs", () => {
    expect(between({}, { body: { temperature: 0.5 } }).parts).toEqual([
      { class: "request", what: "temperature", before: null, after: "0.5" },
    ]);
  });

  it("takes call ids in the request for what they are", () => {
    const history = (id: string, said = "exp") => ({
      messages: [
        { role: "assistant", tool_calls: [{ id, type: "function", function: { name: "f", arguments: "{}" } }] },
        { role: "tool", tool_call_id: id, content: said },
      ],
    });
    expect(between({ body: history("call_1") }, { body: history("call_2") }).class).toBe("noise");
    expect(between({ body: history("call_1") }, { body: history("call_2", "other") }).class).toBe("request");
  });

  it("calls layout, key order and address noise", () => {
    const value = JSON.parse(chat().doc.text);
    const moved = recordingOf({ request: value.request, test_id: value.test_id, response: value.response });
    expect(semanticDiffOf(chat(), moved)).toMatchObject({ class: "noise", noise: ["order or layout"] });
    const spaced = recordingOf(value);
    expect(semanticDiffOf(chat(), { ...spaced, path: "suite/recordings/other.json" }).class).toBe("key");
    value.request.url = "http://other.test/v1/chat/completions";
    expect(semanticDiffOf(chat(), recordingOf(value))).toMatchObject({ class: "noise", noise: ["address"] });
  });

  it("compares vectors by their direction, and models by their id", () => {
    const type = "openai.types.create_embedding_response.CreateEmbeddingResponse";
    const vector = (...embedding: number[]) =>
      inferenceOf(
        "/v1/embeddings",
        { model: "m", input: "a" },
        { body: { __type__: type, __data__: { data: [{ embedding, index: 0 }] } } },
      );
    expect(semanticDiffOf(vector(1, 0), vector(1, 0.001)).class).toBe("noise");
    expect(semanticDiffOf(vector(1, 0), vector(1, 0.1)).class).toBe("embedding");
    expect(semanticDiffOf(vector(1, 0), vector(1, 0, 0)).class).toBe("embedding");
    const models = (...ids: string[]) =>
      inferenceOf(
        "/v1/models",
        {},
        { body: ids.map((id) => ({ __type__: "openai.types.model.Model", __data__: { id, created: Math.random() } })) },
      );
    expect(semanticDiffOf(models("a", "b"), models("b", "a")).class).toBe("noise");
    expect(semanticDiffOf(models("a", "b"), models("b", "c")).parts.map(({ what }) => what)).toEqual([
      "model a",
      "model c",
    ]);
  });

  it("lets the user call more things noise", () => {
    const config = { noise: ["reasoning"], cosine: 0.9999 };
    const diff = semanticDiffOf(chat({ reasoning: "a" }), chat({ reasoning: "b" }), config);
    expect(diff).toMatchObject({ class: "noise", parts: [], noise: expect.arrayContaining(["answer: reasoning"]) });
  });
});

describe("what counts as noise", () => {
  const withNoise = (a: Chat, b: Chat, ...noise: string[]) =>
    semanticDiffOf(chat(a), chat(b), { noise, cosine: 0.9999 });

  it("can be a field of the request, with all below it, and nothing beside it", () => {
    const change = { body: { user: "b", temperature: 0.5 } };
    expect(withNoise({ body: { user: "a" } }, change, "request.user")).toMatchObject({
      class: "request",
      parts: [{ what: "temperature" }],
      noise: ["user"],
    });
    const said = (content: string) => ({ body: { messages: [{ role: "user", content }] } });
    expect(withNoise(said("One?"), said("Two?"), "request.messages[].content").class).toBe("noise");
    expect(withNoise(said("One?"), said("Two?"), "request.messages").class).toBe("noise");
    expect(withNoise(said("One?"), said("Two?"), "request.message").class).toBe("request");
  });

  it("can be less: then it is named with both its values, and is of a class of its own", () => {
    const after = { usage: 4, id: "rec-2" };
    expect(withNoise({}, after, "-usage")).toEqual({
      class: "metadata",
      parts: [
        { class: "metadata", what: "usage.completion_tokens", before: "3", after: "4" },
        { class: "metadata", what: "usage.total_tokens", before: "4", after: "5" },
      ],
      noise: ["ids"],
    });
    expect(withNoise({}, { answer: ["It", " is sunny."] }, "-chunk boundaries")).toMatchObject({
      class: "metadata",
      parts: [{ what: "choices.delta.content", before: '"It is ", "sunny."' }],
      noise: [],
    });
    expect(withNoise({}, { ...after, answer: ["No."] }, "-usage").class).toBe("text");
    const value = JSON.parse(chat().doc.text);
    const moved = recordingOf({ request: value.request, test_id: value.test_id, response: value.response });
    expect(semanticDiffOf(chat(), moved, { noise: ["-order or layout"], cosine: 1 })).toMatchObject({
      class: "metadata",
      parts: [{ what: "order or layout", before: null, after: null }],
    });
  });
});

describe("fingerprints", () => {
  const renamed = (question: string, tools: number) =>
    [..."ab"].map((letter) => {
      const name = letter === "a" ? "knowledge_search" : "file_search";
      const tool = { type: "function", function: { name, description: "Finds." } };
      return chat({ body: { messages: [{ role: "user", content: question }], tools: Array(tools).fill(tool) } });
    });

  function print(pair: Recording[]): string {
    const [a, b] = pair;
    if (!a || !b) throw new Error("no pair");
    const diff = semanticDiffOf(a, b);
    return fingerprintOf(diff.class, diff.parts, diff.noise);
  }

  it("are the same for the same change in other places and recordings", () => {
    expect(print(renamed("One?", 1))).toBe(print(renamed("Two?", 3)));
    const other = semanticDiffOf(chat(), chat({ answer: ["x"] }));
    expect(fingerprintOf(other.class, other.parts, other.noise)).not.toBe(print(renamed("One?", 1)));
  });

  it("come from the words that change", () => {
    const parts = [
      {
        class: "request" as const,
        what: "tools[3].function.name",
        before: '"knowledge_search"',
        after: '"file_search"',
      },
    ];
    expect(shapesOf(parts)).toEqual([
      { what: "tools[].function.name", before: "knowledge_search", after: "file_search" },
    ]);
  });
});
