import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { inferenceOf, typed } from "../dialects/testing";
import { showOf } from "./show";

const CHAT = "/v1/chat/completions";

function shown(body: object, response: object) {
  const recording = inferenceOf(CHAT, { model: "m1", ...body }, response);
  return showOf(recording, conversationOf(recording));
}

function chunk(choice: object | null, usage: object | null = null) {
  const data = { id: "rec-1", choices: choice ? [{ index: 0, ...choice }] : [], model: "m1", usage };
  return typed("openai.types.chat.chat_completion_chunk.ChatCompletionChunk", data);
}

const call = { id: "call_1", type: "function", function: { name: "tide", arguments: '{"port": "Oslo"}' } };

describe("showOf", () => {
  it("assembles a stream", () => {
    const { streaming, chunks, response } = shown(
      { messages: [{ role: "user", content: "Hi" }] },
      {
        body: [
          chunk({ delta: { role: "assistant", content: "High ", reasoning: "Look it " }, finish_reason: null }),
          chunk({ delta: { content: "water", reasoning: "up." }, finish_reason: "stop" }),
          chunk(null, { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }),
        ],
        is_streaming: true,
      },
    );
    expect({ streaming, chunks }).toEqual({ streaming: true, chunks: 3 });
    expect(response).toMatchObject({
      text: "High water",
      reasoning: "Look it up.",
      refusal: null,
      toolCalls: [],
      finishReason: "stop",
      usage: { input: 3, output: 2, total: 5, reasoning: null, cached: null },
      error: null,
    });
  });

  it("has the members that programs rely on, in every message", () => {
    const { path, testId, kind, endpoint, model, messages } = shown(
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "When " },
              { type: "text", text: "is high water?" },
            ],
          },
          { role: "assistant", content: "", tool_calls: [call] },
          { role: "tool", tool_call_id: "call_1", content: "14:05" },
        ],
      },
      { body: null, is_streaming: false },
    );
    expect({ path, testId, kind, endpoint, model }).toEqual({
      path: "suite/recordings/sample.json",
      testId: "suite/test_sample.py::test_it",
      kind: "inference",
      endpoint: CHAT,
      model: "m1",
    });
    const own = { id: "call_1", name: "tide", arguments: '{"port": "Oslo"}' };
    expect(messages).toMatchObject([
      { role: "user", text: "When is high water?", reasoning: "", toolCalls: [], toolCallId: null },
      { role: "assistant", text: "", toolCalls: [own], toolCallId: null },
      { role: "tool", text: "14:05", toolCalls: [], toolCallId: "call_1" },
    ]);
    expect(Object.keys(messages[1]?.toolCalls[0] ?? {})).toEqual(["id", "name", "arguments"]);
  });

  it("says nothing where nothing came back", () => {
    const { chunks, response } = shown({ messages: [] }, { body: null, is_streaming: false });
    expect(chunks).toBe(0);
    expect(response).toEqual({
      text: "",
      reasoning: "",
      refusal: null,
      toolCalls: [],
      finishReason: null,
      usage: null,
      error: null,
      messages: [],
      payload: null,
    });
  });

  it("tells of a recorded exception", () => {
    const { response } = shown(
      { messages: [] },
      {
        body: null,
        is_streaming: false,
        is_exception: true,
        exception_data: { category: "provider_sdk", type: "RateLimitError", message: "slow down", status_code: 429 },
        exception_message: "slow down",
      },
    );
    expect(response.error).toEqual({ type: "RateLimitError", message: "slow down", status: 429 });
  });

  it("takes the first of several choices, and lists all of them", () => {
    const choices = ["one", "two"].map((content, index) => ({
      index,
      finish_reason: "stop",
      message: { role: "assistant", content },
    }));
    const data = { id: "rec-1", choices, model: "m1" };
    const { response } = shown(
      { messages: [], n: 2 },
      { body: typed("openai.types.chat.chat_completion.ChatCompletion", data), is_streaming: false },
    );
    expect(response.text).toBe("one");
    expect(response.messages.map(({ text }) => text)).toEqual(["one", "two"]);
  });
});
