import { describe, expect, it } from "vitest";
import type { ResponseView } from "../recording/message";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const COMPLETION = "openai.types.chat.chat_completion.ChatCompletion";
const AT = "/response/body/__data__/choices/0/message";

const answered = (response: object): ResponseView =>
  soundConversationOf(inferenceOf("/v1/chat/completions", { messages: [] }, { is_streaming: false, ...response }))
    .response;
const choice = (message: object, index = 0, finish = "stop") => ({
  finish_reason: finish,
  index,
  logprobs: null,
  message: {
    content: null,
    refusal: null,
    role: "assistant",
    annotations: [],
    audio: null,
    tool_calls: null,
    ...message,
  },
});
const completed = (choices: object[], extra: object = {}) =>
  answered({ body: typed(COMPLETION, { id: "rec-1", choices, object: "chat.completion", ...extra }) });

describe("a chat answered at once", () => {
  it("reads the message with pointers, the finish reason and the usage", () => {
    const call = { id: "c1", function: { arguments: "{}", name: "dig" }, type: "function" };
    const { messages, finishReason, usage, chunks } = completed(
      [choice({ content: "I dig", reasoning: "hm", refusal: "no", tool_calls: [call] }, 0, "tool_calls")],
      { usage: { completion_tokens: 4, prompt_tokens: 3, total_tokens: 7, prompt_tokens_details: null } },
    );
    expect(messages).toEqual([
      {
        role: "assistant",
        toolCallId: null,
        name: null,
        isError: false,
        pointer: AT,
        parts: [
          { type: "reasoning", text: "hm", pointer: `${AT}/reasoning` },
          { type: "text", text: "I dig", pointer: `${AT}/content` },
          { type: "refusal", text: "no", pointer: `${AT}/refusal` },
          { type: "tool_call", id: "c1", name: "dig", arguments: "{}", pointer: `${AT}/tool_calls/0` },
        ],
      },
    ]);
    expect([finishReason, usage, chunks]).toEqual([
      "tool_calls",
      { input: 3, output: 4, total: 7, reasoning: null, cached: null },
      [],
    ]);
  });

  it("keeps an empty text that is all there is, and nothing for null", () => {
    expect(completed([choice({ content: "" })]).messages[0]?.parts).toEqual([
      { type: "text", text: "", pointer: `${AT}/content` },
    ]);
    expect(completed([choice({ tool_calls: [] })]).messages[0]?.parts).toEqual([]);
  });

  it("parts reasoning from the content", () => {
    expect(completed([choice({ content: "<reasoning>hm</reasoning>Yes" })]).messages[0]?.parts).toEqual([
      { type: "reasoning", text: "hm", pointer: null },
      { type: "text", text: "Yes", pointer: null },
    ]);
  });

  it("orders several choices by index; finish reason and log probabilities are the first one's", () => {
    const logprobs = (token: string) => ({ content: [{ token, logprob: -1, top_logprobs: [] }] });
    const view = completed([
      { ...choice({ content: "b" }, 1, "length"), logprobs: logprobs("b") },
      { ...choice({ content: "a" }, 0, "stop"), logprobs: logprobs("a") },
    ]);
    expect(view.messages.map(({ parts }) => parts)).toMatchObject([[{ text: "a" }], [{ text: "b" }]]);
    expect(view.finishReason).toBe("stop");
    expect(view.logprobs).toEqual([{ token: "a", logprob: -1, top: [] }]);
  });

  it("reads spoken answers and annotations", () => {
    const spoken = choice({
      audio: { id: "a", data: "AAAA", transcript: "Woof" },
      annotations: [{ type: "url_citation" }],
    });
    expect(completed([spoken]).messages[0]?.parts).toMatchObject([
      { type: "text", text: "Woof", pointer: `${AT}/audio/transcript` },
      { type: "json", label: "audio" },
      { type: "json", label: "annotations" },
    ]);
  });

  it("reads untyped answers", () => {
    const body = { object: "chat.completion", choices: [{ message: { role: "assistant", content: "a" } }] };
    expect(answered({ body }).messages[0]?.parts).toMatchObject([{ text: "a" }]);
  });

  it("reads errors, recorded exceptions included, and shows the unknown raw", () => {
    const error = { message: "bad words", type: "invalid_request_error" };
    expect(answered({ body: { error }, status: 400 })).toMatchObject({
      messages: [],
      error: { type: "invalid_request_error", message: "bad words", status: 400 },
    });
    const exception = { is_exception: true, exception_data: { type: "BadRequestError", status_code: 400 } };
    expect(answered({ body: null, ...exception, exception_message: "Error code: 400" })).toMatchObject({
      messages: [],
      error: { type: "BadRequestError", message: "Error code: 400", status: 400 },
    });
    expect(answered({ body: { surprise: 1 } }).messages).toMatchObject([{ parts: [{ type: "json" }] }]);
    expect(answered({ body: "text" }).messages).toMatchObject([{ parts: [{ type: "json", text: '"text"' }] }]);
    expect(completed([{ index: 0 }]).messages).toMatchObject([{ parts: [{ type: "json", label: "choice" }] }]);
  });

  it("keeps the chunks that came before an exception", () => {
    const chunk = typed("openai.types.chat.chat_completion_chunk.ChatCompletionChunk", {
      choices: [{ index: 0, delta: { content: "half" } }],
    });
    const view = answered({ body: [chunk], is_streaming: true, is_exception: true, exception_message: "gone" });
    expect(view.messages[0]?.parts).toMatchObject([{ text: "half" }]);
    expect(view.error).toMatchObject({ message: "gone" });
  });
});
