import Anthropic, { APIError, InternalServerError } from "@anthropic-ai/sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { type Derived, type Json, toolCall } from "../../../dialects/derivation";
import { eventLinesOf, httpOf } from "../../../dialects/testing";
import type { Recording } from "../../../recording/recording";
import { asked, expectedOf, KEY, recordingsOf } from "./testing/exchange";

let provider: ScriptedProvider;
beforeAll(async () => {
  // Models of recordings are old ones, which the SDK says on the console.
  vi.spyOn(console, "warn").mockReturnValue();
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
});
afterAll(() => {
  vi.restoreAllMocks();
  return provider.stop();
});

/** The version of the protocol that recordings are of; newer SDKs name a later one, and send the key as a bearer's. */
const headers = { "x-api-key": KEY, "anthropic-version": "2023-06-01" };

function clientOf(maxRetries = 0): Anthropic {
  return new Anthropic({ apiKey: null, defaultHeaders: headers, baseURL: provider.url, maxRetries });
}

function ask<T, B>(recording: Recording, use: (client: Anthropic, body: B) => Promise<T>): Promise<T> {
  return asked(provider, provider.url, recording, (call) => use(clientOf(), JSON.parse(call.body ?? "{}")));
}

function messageOf({ content, stop_reason, usage }: Anthropic.Message): Derived {
  const said = content.map((block) => (block.type === "text" ? block.text : "")).join("");
  const thoughts = content.map((block) => (block.type === "thinking" ? block.thinking : "")).join("");
  const calls = content.flatMap((block) =>
    block.type === "tool_use" ? [toolCall(block.name, JSON.stringify(block.input))] : [],
  );
  return {
    answers: [{ text: said, reasoning: thoughts, toolCalls: calls }],
    finishReason: stop_reason,
    usage: { input: usage.input_tokens, output: usage.output_tokens, total: null },
  };
}

describe("messages", () => {
  const plain = recordingsOf("anthropic", ({ streaming, status }) => !streaming && status === 200);
  it.each(plain)("%s", async (_, recording) => {
    const message = await ask(recording, (client, body: Anthropic.MessageCreateParamsNonStreaming) =>
      client.messages.create(body),
    );
    expect(messageOf(message)).toEqual(expectedOf(recording));
  });

  it("are tried with one that uses a tool", () => {
    const withCalls = plain.filter(([, recording]) => expectedOf(recording).answers[0]?.toolCalls.length);
    expect(withCalls.length).toBeGreaterThan(0);
  });

  const streams = recordingsOf("anthropic", ({ streaming, status }) => streaming && status === null);
  it.each(streams)("streamed: %s", async (_, recording) => {
    let text = "";
    const message = await ask(recording, (client, body: Anthropic.MessageCreateParamsStreaming) =>
      client.messages
        .stream(body)
        .on("text", (piece) => {
          text += piece;
        })
        .finalMessage(),
    );
    expect(messageOf(message)).toEqual(expectedOf(recording));
    expect(text).toBe(expectedOf(recording).answers[0]?.text);
  });

  it("streamed, with two tools after a text", async () => {
    const block = (index: number, start: object, ...deltas: object[]): [string, Json][] => [
      ["content_block_start", json({ type: "content_block_start", index, content_block: start })],
      ...deltas.map((delta): [string, Json] => [
        "content_block_delta",
        json({ type: "content_block_delta", index, delta }),
      ]),
      ["content_block_stop", json({ type: "content_block_stop", index })],
    ];
    const input = (partial_json: string) => ({ type: "input_json_delta", partial_json });
    const usage = { input_tokens: 9, output_tokens: 1 };
    const message = { id: "msg_1", type: "message", role: "assistant", content: [], stop_reason: null, usage };
    const recording = httpOf(
      "https://api.anthropic.com/v1/messages",
      { model: "m", max_tokens: 99, messages: [{ role: "user", content: "boats?" }], stream: true },
      eventLinesOf([
        ["message_start", { type: "message_start", message }],
        ["ping", { type: "ping" }],
        ...block(
          0,
          { type: "text", text: "" },
          { type: "text_delta", text: "Let me " },
          { type: "text_delta", text: "look." },
        ),
        ...block(
          1,
          { type: "tool_use", id: "toolu_1", name: "find_boat", input: {} },
          input(""),
          input('{"seats": 4'),
          input("}"),
        ),
        ...block(2, { type: "tool_use", id: "toolu_2", name: "tide", input: {} }, input('{"at": "b\\u00e9ach"}')),
        ["message_delta", { type: "message_delta", delta: { stop_reason: "tool_use" }, usage: { output_tokens: 31 } }],
        ["message_stop", { type: "message_stop" }],
      ]),
    );
    const read = await ask(recording, (client, body: Anthropic.MessageCreateParamsStreaming) =>
      client.messages.stream(body).finalMessage(),
    );
    expect(messageOf(read)).toEqual(expectedOf(recording));
    expect(messageOf(read).answers[0]?.toolCalls).toEqual([
      { name: "find_boat", arguments: { seats: 4 } },
      { name: "tide", arguments: { at: "béach" } },
    ]);
  });
});

function json(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

describe("what goes wrong", () => {
  const failed = recordingsOf("anthropic", ({ status }) => status !== null && status >= 400);
  it.each(failed)("raises the recorded status and words: %s", async (_, recording) => {
    const raised = await ask(recording, (client, body: Anthropic.MessageCreateParamsNonStreaming) =>
      client.messages.create(body).catch((error: unknown) => error),
    );
    expect(raised).toBeInstanceOf(APIError);
    expect(raised).toMatchObject({ status: recording.status, error: JSON.parse(recording.body?.raw ?? "null") });
  });

  const body = { model: "m", max_tokens: 9, messages: [] };

  it("429 is tried again, 529 is an InternalServerError", async () => {
    const [busy, over] = [429, 529].map((status) => ({
      ...jsonAnswer({ type: "error", error: { type: "x", message: "busy" } }, status),
      headers: [
        ["Content-Type", "application/json"],
        ["Retry-After-Ms", "1"],
      ] as const,
    }));
    if (!busy || !over) throw new Error("no answers");
    provider.heard.length = 0;
    provider.script((_, turn) => ({ answer: turn === 0 ? busy : over }));
    const raised: unknown = await clientOf(1)
      .messages.create(body)
      .catch((error: unknown) => error);
    expect(provider.heard).toHaveLength(2);
    expect(raised).toBeInstanceOf(InternalServerError);
  });
});
