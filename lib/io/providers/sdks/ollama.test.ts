import {
  type ChatRequest,
  type ChatResponse,
  type EmbedRequest,
  type GenerateRequest,
  type GenerateResponse,
  Ollama,
} from "ollama";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { conversationOf } from "../../../dialects";
import { answer, type Derived, toolCall } from "../../../dialects/derivation";
import { inferenceOf } from "../../../dialects/testing";
import type { Recording } from "../../../recording/recording";
import { asked, expectedOf, recordingsOf } from "./testing/exchange";

let provider: ScriptedProvider;
let client: Ollama;
beforeAll(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
  client = new Ollama({ host: provider.url });
});
afterAll(() => provider.stop());

function ask<T, B>(recording: Recording, use: (body: B) => Promise<T>): Promise<T> {
  return asked(provider, provider.url, recording, (call) => use(JSON.parse(call.body ?? "{}")));
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** One answer, whole or in pieces. */
function answerOf(pieces: (ChatResponse | GenerateResponse)[]): Derived {
  const messages = pieces.map((piece) =>
    "message" in piece ? piece.message : { content: piece.response, thinking: piece.thinking, tool_calls: [] },
  );
  const calls = messages.flatMap(({ tool_calls }) => tool_calls ?? []);
  const [end] = pieces.filter(({ done }) => done);
  const said = messages.map(({ content }) => content).join("");
  const thoughts = messages.map(({ thinking }) => thinking ?? "").join("");
  return {
    answers: [
      answer(
        said,
        thoughts,
        calls.map(({ function: { name, arguments: args } }) => toolCall(name, JSON.stringify(args))),
      ),
    ],
    finishReason: end?.done_reason ?? null,
    usage: end ? { input: end.prompt_eval_count, output: end.eval_count, total: null } : null,
  };
}

const at = (endpoint: string, isStreamed = false) =>
  recordingsOf("ollama", (recording) => recording.endpoint === endpoint && recording.streaming === isStreamed);

it.each(at("/api/chat"))("chat: %s", async (_, recording) => {
  const whole = await ask(recording, (body: ChatRequest & { stream?: false }) => client.chat(body));
  expect(answerOf([whole])).toEqual(expectedOf(recording));
});

it.each(at("/api/chat", true))("chat, streamed: %s", async (_, recording) => {
  const pieces = await ask(recording, async (body: ChatRequest & { stream: true }) => all(await client.chat(body)));
  expect(pieces).toHaveLength(recording.body?.items().length ?? 0);
  expect(answerOf(pieces)).toEqual(expectedOf(recording));
});

it.each(at("/api/generate"))("generate: %s", async (_, recording) => {
  const whole = await ask(recording, (body: GenerateRequest & { stream?: false }) => client.generate(body));
  expect(answerOf([whole])).toEqual(expectedOf(recording));
});

it.each(at("/api/generate", true))("generate, streamed: %s", async (_, recording) => {
  const pieces = await ask(recording, async (body: GenerateRequest & { stream: true }) =>
    all(await client.generate(body)),
  );
  expect(pieces).toHaveLength(recording.body?.items().length ?? 0);
  expect(answerOf(pieces)).toEqual(expectedOf(recording));
});

it.each(at("/api/embeddings"))("embed: %s", async (_, recording) => {
  const { embeddings } = await ask(recording, (body: EmbedRequest) => client.embed(body));
  const { payload } = conversationOf(recording).response;
  expect(embeddings).toEqual(payload?.type === "embeddings" ? payload.vectors.map(({ values }) => values) : null);
});

it.each([...at("/api/tags"), ...at("/api/ps")])("list and ps: %s", async (_, recording) => {
  const list = () => (recording.endpoint === "/api/ps" ? client.ps() : client.list());
  const { models } = await ask(recording, list);
  const recorded = recording.body?.path("__data__", "models")?.items() ?? [];
  expect(models.map(({ model, digest, size }) => [model, digest, size])).toEqual(
    recorded.map((model) => [model.get("model")?.string, model.get("digest")?.string, model.get("size")?.number]),
  );
});

describe("what callers need not say", () => {
  it("is said by us as by the SDK", async () => {
    const recording = inferenceOf("/api/generate", { model: "m", prompt: "p" }, { body: null, is_streaming: false });
    const generate = () => client.generate({ model: "m", prompt: "p" });
    const wire = jsonAnswer({ response: "fine", done: true });
    expect(await asked(provider, provider.url, recording, generate, wire)).toMatchObject({ response: "fine" });
  });
});

it("raises the words of a refused call", async () => {
  provider.script(() => ({ answer: jsonAnswer({ error: "model 'x' not found" }, 404) }));
  await expect(client.chat({ model: "x", messages: [] })).rejects.toMatchObject({
    name: "ResponseError",
    status_code: 404,
    error: "model 'x' not found",
  });
});
