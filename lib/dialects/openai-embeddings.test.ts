import { describe, expect, it } from "vitest";
import { floatsOf } from "./openai-embeddings";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const read = (response: object, input: unknown = "apple") =>
  soundConversationOf(inferenceOf("/v1/embeddings", { model: "m", input, encoding_format: "float" }, response));
const answered = (...data: object[]) =>
  read({
    body: typed("openai.types.create_embedding_response.CreateEmbeddingResponse", {
      data,
      object: "list",
      usage: { prompt_tokens: 2, total_tokens: 2 },
    }),
  });

describe("openai embeddings", () => {
  it("reads each input as a message", () => {
    const texts = (input: unknown) => read({ body: null }, input).request.messages.map(({ parts }) => parts[0]);
    expect(texts("apple")).toMatchObject([{ type: "text", text: "apple", pointer: "/request/body/input" }]);
    expect(texts(["apple", "pear"])).toMatchObject([{ text: "apple" }, { text: "pear" }]);
    expect(texts([[11, 12]])).toMatchObject([{ type: "json", label: "tokens" }]);
    expect(read({ body: null }).request.parameters.map(({ name }) => name)).toEqual(["encoding_format"]);
  });

  it("reads vectors of numbers", () => {
    const { dialect, response } = answered(
      { embedding: [0.5, -1.0, 1e-5], index: 0, object: "embedding" },
      { embedding: [1], index: 1, object: "embedding" },
    );
    expect(dialect).toBe("openai-embeddings");
    expect(response.payload).toEqual({
      type: "embeddings",
      vectors: [
        { label: "0", values: [0.5, -1, 1e-5], pointer: "/response/body/__data__/data/0/embedding" },
        { label: "1", values: [1], pointer: "/response/body/__data__/data/1/embedding" },
      ],
    });
    expect(response.messages).toEqual([]);
    expect(response.usage).toEqual({ input: 2, output: null, total: 2, reasoning: null, cached: null });
  });

  it("decodes base64 of float32 numbers, and keeps raw what is no vector", () => {
    const numbers = new Float32Array([0.5, -2, 3.25]);
    const base64 = btoa(String.fromCharCode(...new Uint8Array(numbers.buffer)));
    const { payload } = answered({ embedding: base64, index: 0 }).response;
    expect(payload?.type === "embeddings" && payload.vectors[0]?.values).toEqual([0.5, -2, 3.25]);
    for (const broken of ["!", "AAAAA", "AAA=", "AAAA", "AA===", "A="]) expect(floatsOf(broken)).toBeNull();
    const { messages, payload: none } = answered(
      { embedding: "!", index: 0 },
      { embedding: [1, "x"], index: 1 },
    ).response;
    expect(messages.map(({ parts }) => parts[0]?.type)).toEqual(["json", "json"]);
    expect(none).toEqual({ type: "embeddings", vectors: [] });
  });

  it("reads untyped answers and errors, and shows the unknown raw", () => {
    expect(read({ body: { object: "list", data: [{ embedding: [1] }] } }).response.payload).not.toBeNull();
    expect(read({ body: { error: { message: "no" } }, status: 404 }).response).toMatchObject({
      error: { message: "no", status: 404 },
      messages: [],
      payload: null,
    });
    expect(read({ body: { surprise: 1 } }).response.messages).toMatchObject([{ parts: [{ type: "json" }] }]);
  });
});
