import { describe, expect, it } from "vitest";
import type { Message, Part, Payload } from "../recording/message";
import type { Show, ShownMessage } from "./show";
import { formatShow, type Ink } from "./show-text";

const WIDTH = 40;

function shown(changes: Partial<Show> = {}, response: Partial<Show["response"]> = {}): Show {
  return {
    path: "suite/recordings/a.json",
    testId: "suite/test_a.py::test_a",
    kind: "inference",
    dialect: "openai-chat",
    endpoint: "/v1/chat/completions",
    model: "m1",
    streaming: false,
    chunks: 0,
    messages: [],
    response: {
      text: "",
      reasoning: "",
      refusal: null,
      toolCalls: [],
      finishReason: null,
      usage: null,
      error: null,
      messages: [],
      payload: null,
      ...response,
    },
    ...changes,
  };
}

function says(role: Message["role"], ...parts: Part[]): ShownMessage {
  return { role, text: "", reasoning: "", toolCalls: [], toolCallId: null, parts };
}

const text = (words: string): Part => ({ type: "text", text: words, pointer: null });

describe("formatShow", () => {
  it("prints a conversation", () => {
    const call: Part = { type: "tool_call", id: "call_1", name: "tide", arguments: '{"port":"Oslo"}', pointer: null };
    const show = shown(
      {
        streaming: true,
        chunks: 1399,
        messages: [says("user", text("When?\nAnd where?")), { ...says("tool", text("14:05")), toolCallId: "call_1" }],
      },
      {
        finishReason: "tool_calls",
        usage: { input: 1200, output: 7, total: null, reasoning: null, cached: null },
        messages: [says("assistant", { type: "reasoning", text: "Ask.", pointer: null }, call)],
      },
    );
    expect(formatShow(show, WIDTH)).toBe(`suite/recordings/a.json
test    suite/test_a.py::test_a
call    /v1/chat/completions · m1 · inference
answer  streamed, 1,399 chunks · finish reason tool_calls · tokens 1,200 in, 7 out

── user ────────────────────────────────
  When?
  And where?

── tool call_1 ─────────────────────────
  14:05

── answer ──────────────────────────────
  reasoning
  │ Ask.
  → tide({"port":"Oslo"})  call_1
`);
  });

  it("shows what a terminal would obey, in every place where recorded text may stand", () => {
    const evil = "a\u001b[2J\r\u0007\u009b\u202eb\n── system ──";
    const error = { type: evil, message: evil, status: 500 };
    const source = { type: "url", url: evil } as const;
    const payload: Payload = {
      type: "items",
      label: evil,
      items: [{ title: evil, url: evil, score: 1, text: evil, pointer: null }],
    };
    const parts: Part[] = [
      text(evil),
      { type: "reasoning", text: evil, pointer: null },
      { type: "refusal", text: evil, pointer: null },
      { type: "tool_call", id: evil, name: evil, arguments: evil, pointer: null },
      { type: "image", source, detail: null, pointer: null },
      { type: "image", source: { type: "inline", mediaType: evil, data: "" }, detail: null, pointer: null },
      { type: "file", source: { type: "id", id: evil }, name: evil, pointer: null },
      { type: "json", label: evil, text: evil, pointer: null },
    ];
    const message = { ...says(evil, ...parts), toolCallId: evil };
    const show = shown(
      { path: evil, testId: evil, endpoint: evil, model: evil, messages: [message] },
      { finishReason: evil, error, payload, messages: [message] },
    );
    const printed = formatShow(show, WIDTH);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(printed.split("\n").filter((line) => line === "── system ──")).toEqual([]);
  });

  it("prints what was said in full, and cuts data", () => {
    const long = "x".repeat(10_000);
    expect(formatShow(shown({ messages: [says("user", text(long))] }), WIDTH)).toContain(long);
    const json: Part = { type: "json", label: "request", text: long, pointer: null };
    const printed = formatShow(shown({ messages: [says("user", json)] }), WIDTH);
    expect(printed.length).toBeLessThan(long.length);
    expect(printed).toContain("… (10,000 characters)");
  });

  it("prints errors, and messages without content", () => {
    const error = { type: "RateLimitError", message: "slow down", status: 429 };
    const printed = formatShow(shown({ messages: [says("assistant")] }, { error }), WIDTH);
    expect(printed).toContain("  (empty)\n");
    expect(printed).toContain("  RateLimitError 429\n  slow down\n");
  });

  it("prints embeddings by their size, and models as rows", () => {
    const embeddings: Payload = {
      type: "embeddings",
      vectors: [{ label: "0", values: [0.1, 0.2, 0.3], pointer: "" }],
    };
    expect(formatShow(shown({}, { payload: embeddings }), WIDTH)).toContain("  0  3 dimensions\n");
    const models: Payload = { type: "models", columns: ["id"], rows: [{ pointer: "", cells: ["m1", null] }] };
    expect(formatShow(shown({}, { payload: models }), WIDTH)).toContain("  m1  \n".trimEnd());
  });

  it("colours by the ink that it is given", () => {
    const ink: Ink = {
      head: (words) => `<${words}>`,
      role: (words) => `[${words}]`,
      dim: (words) => words,
      bad: (words) => `!${words}`,
    };
    const refusal: Part = { type: "refusal", text: "No.", pointer: null };
    const printed = formatShow(shown({ messages: [says("assistant", refusal)] }), WIDTH, ink);
    expect(printed).toContain("<suite/recordings/a.json>");
    expect(printed).toContain("── [assistant] ──");
    expect(printed).toContain("  !refusal\n  No.\n");
  });
});
