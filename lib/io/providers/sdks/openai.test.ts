import OpenAI, { APIError, InternalServerError } from "openai";
import type { Responses } from "openai/resources/responses/responses";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { eventAnswer, jsonAnswer, type ScriptedProvider, startProvider } from "@/e2e/support/provider";
import { conversationOf } from "../../../dialects";
import { answer, type Derived, toolCall } from "../../../dialects/derivation";
import { inferenceOf } from "../../../dialects/testing";
import { openRecording, type Recording } from "../../../recording/recording";
import { rerecordedText } from "../../../rerecord";
import { recordedOpenai } from "../../../rerecord/openai";
import { asked, expectedOf, KEY, recordingsOf } from "./testing/exchange";

type Chat = OpenAI.ChatCompletionCreateParamsNonStreaming;

let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startProvider(() => ({ answer: jsonAnswer({}) }));
});
afterAll(() => provider.stop());

const base = () => `${provider.url}/v1`;

function clientOf(call: { url: string }, maxRetries = 0): OpenAI {
  const defaultQuery = Object.fromEntries(new URL(call.url).searchParams);
  return new OpenAI({ apiKey: KEY, baseURL: base(), defaultQuery, maxRetries });
}

/** Lets the SDK ask for a recording, with the JSON that was recorded. */
function ask<T, B>(recording: Recording, use: (client: OpenAI, body: B) => Promise<T>): Promise<T> {
  return asked(provider, base(), recording, (call) => use(clientOf(call), JSON.parse(call.body ?? "{}")));
}

const thoughtSchema = z.looseObject({ reasoning: z.string().nullish(), reasoning_content: z.string().nullish() });

/** What a message or a delta holds of thoughts; the SDK declares neither member. */
function thoughtIn(value: unknown): string {
  const { reasoning, reasoning_content } = thoughtSchema.parse(value ?? {});
  return reasoning ?? reasoning_content ?? "";
}

type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

function usageOf(usage: Usage | null | undefined): Derived["usage"] {
  return usage ? { input: usage.prompt_tokens, output: usage.completion_tokens, total: usage.total_tokens } : null;
}

function chatOf(completion: OpenAI.ChatCompletion, thoughts?: readonly string[]): Derived {
  const answers = completion.choices.map(({ message }, at) => {
    const calls = (message.tool_calls ?? []).map((call) =>
      call.type === "function"
        ? toolCall(call.function.name, call.function.arguments)
        : toolCall(call.custom.name, call.custom.input),
    );
    return answer(message.content ?? "", thoughts ? (thoughts[at] ?? "") : thoughtIn(message), calls);
  });
  return { answers, finishReason: completion.choices[0]?.finish_reason ?? null, usage: usageOf(completion.usage) };
}

describe("chat completions", () => {
  const plain = recordingsOf("openai-chat", ({ streaming, exception }) => !streaming && !exception);
  it.each(plain)("%s", async (_, recording) => {
    const completion = await ask(recording, (client, body: Chat) => client.chat.completions.create(body));
    expect(chatOf(completion)).toEqual(expectedOf(recording));
  });

  const streams = recordingsOf("openai-chat", ({ streaming, exception }) => streaming && !exception);
  it.each(streams)("streamed: %s", async (_, recording) => {
    const thoughts: string[] = [];
    const completion = await ask(recording, (client, body: OpenAI.ChatCompletionCreateParamsStreaming) =>
      client.chat.completions
        .stream(body)
        .on("chunk", ({ choices }) => {
          for (const { index, delta } of choices) thoughts[index] = (thoughts[index] ?? "") + thoughtIn(delta);
        })
        .finalChatCompletion(),
    );
    expect(chatOf(completion, thoughts)).toEqual(expectedOf(recording));
  });

  it("are tried with streams that call tools", () => {
    const withCalls = streams.filter(([, recording]) =>
      expectedOf(recording).answers.some(({ toolCalls }) => toolCalls.length > 0),
    );
    expect(withCalls.length).toBeGreaterThan(1);
  });
});

describe("completions", () => {
  const found = recordingsOf("openai-completions", ({ exception }) => !exception);
  it.each(found)("%s", async (_, recording) => {
    const texts: string[] = [];
    let finishReason: string | null = null;
    let usage: Derived["usage"] = null;
    const take = (completion: OpenAI.Completion) => {
      for (const { index, text, finish_reason } of completion.choices) {
        texts[index] = (texts[index] ?? "") + text;
        finishReason = finish_reason ?? finishReason;
      }
      usage = usageOf(completion.usage) ?? usage;
    };
    await ask(recording, async (client, body: OpenAI.CompletionCreateParamsNonStreaming) => {
      if (!recording.streaming) return take(await client.completions.create(body));
      for await (const completion of await client.completions.create({ ...body, stream: true })) take(completion);
    });
    expect({ answers: texts.map((text) => answer(text, "")), finishReason, usage }).toEqual(expectedOf(recording));
  });
});

describe("embeddings", () => {
  const vectorsOf = (recording: Recording) => {
    const { payload } = conversationOf(recording).response;
    return payload?.type === "embeddings" ? payload.vectors.map(({ values }) => values) : null;
  };

  it.each(recordingsOf("openai-embeddings", () => true))("%s", async (_, recording) => {
    const { data } = await ask(recording, (client, body: OpenAI.EmbeddingCreateParams) =>
      client.embeddings.create(body),
    );
    expect(data.map(({ embedding }) => embedding)).toEqual(vectorsOf(recording));
  });

  it("are asked for as base64 where the call named no encoding, and decoded alike", async () => {
    const input = { model: "m", input: ["a", "b"] };
    const recording = inferenceOf("/v1/embeddings", input, { body: null, is_streaming: false });
    const base64 = (...numbers: number[]) => Buffer.from(new Float32Array(numbers).buffer).toString("base64");
    const data = [base64(0.1, -2.5e-9), base64(1, 3e38)].map((embedding, index) => ({ embedding, index }));
    const wire = jsonAnswer({ object: "list", data });
    const create = (call: { url: string }) => clientOf(call).embeddings.create(input);
    const decoded = await asked(provider, base(), recording, create, wire);
    const made = rerecordedText(recording, wire, recordedOpenai);
    const opened = openRecording("x.json", made.ok ? made.text : "");
    if (!opened.ok) throw new Error(opened.problem.message);
    expect(decoded.data.map(({ embedding }) => embedding)).toEqual(vectorsOf(opened.recording));
  });
});

it.each(recordingsOf("openai-models", () => true))("models: %s", async (_, recording) => {
  const { data } = await ask(recording, (client) => client.models.list());
  const { payload } = conversationOf(recording).response;
  const ids = payload?.type === "models" ? payload.rows.map(({ cells }) => cells[payload.columns.indexOf("id")]) : null;
  expect(data.map(({ id }) => id)).toEqual(ids);
});

describe("responses", () => {
  const responseOf = ({ output, status, incomplete_details, usage }: Responses.Response): Derived => {
    const text = output.flatMap((item) => (item.type === "message" ? item.content : []));
    const said = text.map((part) => (part.type === "output_text" ? part.text : "")).join("");
    const thoughts = output.flatMap((item) => (item.type === "reasoning" ? item.summary : []));
    const calls = output.flatMap((item) =>
      item.type === "function_call" ? [toolCall(item.name, item.arguments)] : [],
    );
    return {
      answers: [{ text: said, reasoning: thoughts.map((part) => part.text).join(""), toolCalls: calls }],
      finishReason: incomplete_details?.reason ?? status ?? null,
      usage: usage ? { input: usage.input_tokens, output: usage.output_tokens, total: usage.total_tokens } : null,
    };
  };

  it.each(recordingsOf("openai-responses", ({ streaming }) => !streaming))("%s", async (_, recording) => {
    const response = await ask(recording, (client, body: Responses.ResponseCreateParamsNonStreaming) =>
      client.responses.create(body),
    );
    expect(responseOf(response)).toEqual(expectedOf(recording));
  });

  it.each(recordingsOf("openai-responses", ({ streaming }) => streaming))("streamed: %s", async (_, recording) => {
    const types: string[] = [];
    let text = "";
    const response = await ask(recording, (client, body: Responses.ResponseCreateParamsStreaming) =>
      client.responses
        .stream(body)
        .on("event", ({ type }) => types.push(type))
        .on("response.output_text.delta", ({ delta }) => {
          text += delta;
        })
        .finalResponse(),
    );
    expect(responseOf(response)).toEqual(expectedOf(recording));
    expect(text).toBe(
      expectedOf(recording)
        .answers.map((each) => each.text)
        .join(""),
    );
    const recorded = recording.body?.items().map((item) => item.path("__data__", "type")?.string);
    expect(types).toEqual(recorded);
  });
});

describe("what goes wrong", () => {
  const failed = recordingsOf(
    "openai-chat",
    ({ exception }) => exception?.data?.get("status_code")?.number !== undefined,
  );
  it.each(failed)("raises what is recorded: %s", async (_, recording) => {
    const raised = await ask(recording, (client, body: Chat) =>
      client.chat.completions.create(body).then(
        () => null,
        (error: unknown) => error,
      ),
    );
    expect(raised).toBeInstanceOf(APIError);
    expect(raised).toMatchObject({ status: recording.exception?.data?.get("status_code")?.number });
    expect(raised?.constructor.name).toBe(recording.exception?.data?.get("type")?.string);
  });

  const body = { model: "m", messages: [] };
  const fine = jsonAnswer({ id: "x", choices: [{ index: 0, finish_reason: "stop", message: { content: "there" } }] });

  it("429 is tried again, as we do", async () => {
    const busy = { ...jsonAnswer({ error: { message: "busy" } }, 429), headers: [["Retry-After-Ms", "1"]] as const };
    provider.heard.length = 0;
    provider.script((_, turn) => ({ answer: turn < 2 ? busy : fine }));
    const { choices } = await clientOf({ url: base() }, 2).chat.completions.create(body);
    expect(choices[0]?.message.content).toBe("there");
    expect(provider.heard).toHaveLength(3);
  });

  it("500 is the class that we record", async () => {
    const answer = jsonAnswer({ error: { message: "broken", code: null } }, 500);
    provider.script(() => ({ answer }));
    const raised: unknown = await clientOf({ url: base() })
      .chat.completions.create(body)
      .catch((error: unknown) => error);
    expect(raised).toBeInstanceOf(InternalServerError);
    const recording = inferenceOf("/v1/chat/completions", body, { body: null, is_streaming: false });
    const made = rerecordedText(recording, answer, recordedOpenai);
    expect(made).toMatchObject({ error: { type: "InternalServerError", status: 500 } });
    expect(raised).toMatchObject({ status: 500, error: { message: "broken", code: null } });
  });

  it("an error in a stream ends it", async () => {
    provider.script(() => ({ answer: eventAnswer([{ id: "a", choices: [] }, { error: { message: "overloaded" } }]) }));
    const chunks: string[] = [];
    const read = async () => {
      const stream = await clientOf({ url: base() }).chat.completions.create({ ...body, stream: true });
      for await (const { id } of stream) chunks.push(id);
    };
    await expect(read()).rejects.toThrow("overloaded");
    expect(chunks).toEqual(["a"]);
  });
});
