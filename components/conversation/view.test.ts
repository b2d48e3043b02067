import { describe, expect, test } from "vitest";
import type { Conversation, Message } from "@/lib/recording/message";
import { conversationData, cutData } from "./view";

const say = (role: string, text: string): Message => ({
  role,
  parts: [{ type: "text", text, pointer: null }],
  toolCallId: null,
  name: null,
  isError: false,
  pointer: null,
});

const conversation = (asked: Message[], answered: Message[] = []): Conversation => ({
  dialect: "test",
  request: {
    model: "m",
    messages: asked,
    tools: Array.from({ length: 40 }, (_, index) => ({
      name: `tool_${index}`,
      type: "function",
      description: "about it ".repeat(50),
      schema: JSON.stringify({ type: "object", properties: { text: { description: "x".repeat(2000) } } }),
      pointer: `/tools/${index}`,
    })),
    parameters: [{ name: "prefix", value: JSON.stringify("x".repeat(100_000)), pointer: "/prefix" }],
  },
  response: {
    messages: answered,
    finishReason: "stop",
    usage: null,
    error: null,
    chunks: [],
    logprobs: Array.from({ length: 5000 }, () => ({ token: "a", logprob: -1, top: [] })),
    payload: null,
  },
});

describe("what a page carries of a conversation", () => {
  const many = Array.from({ length: 1000 }, (_, index) => say(index % 2 ? "assistant" : "user", "long ".repeat(2000)));
  const data = conversationData(conversation(many, [say("assistant", "the answer ".repeat(100))]));
  const cut = cutData(data);

  test("is small, however long the recording", () => {
    expect(JSON.stringify(data).length).toBeGreaterThan(10_000_000);
    expect(JSON.stringify(cut).length).toBeLessThan(250_000);
  });

  test("is the beginning, the end and the answer, and says how much is left out between", () => {
    expect(cut.gap).toEqual({ after: 40, count: 840 });
    expect(cut.rows.map(({ number }) => number).slice(38, 42)).toEqual([39, 40, 881, 882]);
    expect(cut.rows.at(-1)).toMatchObject({ number: 1001, parts: [{ text: { cut: false } }] });
  });

  test("counts what it leaves out", () => {
    expect(cut.logprobs).toEqual({ count: 5000, tokens: [] });
    expect(cut.tools.length).toBe(40);
    expect(cut.parameters[0]?.value).toMatchObject({ cut: true, length: 100_002 });
  });

  test("is all of it where it is short", () => {
    const short = conversationData(conversation([say("user", "hello")]));
    expect(cutData(short)).toMatchObject({ rows: short.rows, gap: null });
  });
});
