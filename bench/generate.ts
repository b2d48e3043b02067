import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nativeSha256 } from "../lib/io/sha256";
import { requestKeyOf } from "../lib/recording/key";
import { openRecording } from "../lib/recording/recording";
import { Random } from "./random";
import { makeProse, makeVocabulary } from "./vocabulary";

const SUITES = ["agents", "batches", "inference", "messages", "responses", "safety", "tool_runtime", "vector_io"];
const MODELS = ["tide-4", "tide-4-mini", "harbour-70b", "harbour-8b", "pier-flash", "pier-pro", "quay-3", "quay-embed"];
const HOSTS = ["api.tide.test", "localhost:11434", "harbour.test:8000", "quay.test", "pier-eu.test"];
const TOOLS = ["get_weather", "search_files", "run_query", "book_berth", "tide_table", "convert_units"];
const VOCABULARY = 40_000;

/** A generated recording: its path below the root and its file's text. */
export type Generated = { path: string; text: string };

/**
 * Recordings as a large test suite has them: several wire families, streamed and not, with tools and errors, in a
 * vocabulary of tens of thousands of words. The same seed makes the same recordings.
 */
export function* generate(count: number, seed = 20): Generator<Generated> {
  const random = new Random(seed);
  const vocabulary = makeVocabulary(random, VOCABULARY);
  const prose = (median: number) => makeProse(random, vocabulary, random.length(median));
  const tests = Array.from({ length: Math.ceil(count / 12) }, (_, i) => {
    const words = [random.pick(vocabulary), random.pick(vocabulary), random.pick(vocabulary)];
    return { suite: random.pick(SUITES), name: `test_${words.join("_")}[${random.pick(MODELS)}-${i % 7}]` };
  });
  for (let i = 0; i < count; i++) {
    const { suite, name } = random.pick(tests);
    const testId = `tests/integration/${suite}/test_${suite}.py::${name}`;
    const recording = makeRecording(random, prose, testId);
    const text = `${JSON.stringify(recording, null, 2)}\n`;
    yield { path: `tests/integration/${suite}/recordings/${keyOf(text) ?? `no-key-${i}`}.json`, text };
  }
}

/** Writes generated recordings below a folder. */
export function writeGenerated(root: string, count: number): void {
  for (const suite of SUITES) mkdirSync(join(root, "tests/integration", suite, "recordings"), { recursive: true });
  for (const { path, text } of generate(count)) writeFileSync(join(root, path), text);
}

/** Recordings are named by their keys, as replay looks for them. */
function keyOf(text: string): string | null {
  const opened = openRecording("", text);
  return opened.ok ? requestKeyOf(opened.recording, nativeSha256) : null;
}

type Prose = (median: number) => string;

function makeRecording(random: Random, prose: Prose, testId: string): unknown {
  const family = random.next();
  if (family < 0.75) return chat(random, prose, testId);
  if (family < 0.85) return anthropic(random, prose, testId);
  if (family < 0.95) return genai(random, prose, testId);
  return embedding(random, prose, testId);
}

function envelope(testId: string, url: string, endpoint: string, body: { model: string }, response: unknown): unknown {
  const request = { method: "POST", url, headers: {}, body, endpoint, model: body.model };
  return { test_id: testId, request, response, id_normalization_mapping: {} };
}

function chat(random: Random, prose: Prose, testId: string): unknown {
  const model = random.pick(MODELS);
  const messages: unknown[] = random.chance(0.3) ? [{ role: "system", content: prose(20) }] : [];
  for (let turn = random.below(3); turn >= 0; turn--) {
    messages.push({ role: "user", content: prose(40) });
    if (turn > 0) messages.push({ role: "assistant", content: prose(60) });
  }
  const stream = random.chance(0.5);
  const tools = random.chance(0.3);
  const body = { model, messages, stream, ...(tools ? { tools: toolDefinitions(random) } : {}) };
  const response = stream ? streamed(random, prose, model, tools) : whole(random, prose, model, tools);
  return envelope(testId, `https://${random.pick(HOSTS)}/v1/chat/completions`, "/v1/chat/completions", body, response);
}

function toolDefinitions(random: Random): unknown[] {
  const parameters = { type: "object", properties: { place: { type: "string" } } };
  return [{ type: "function", function: { name: random.pick(TOOLS), parameters } }];
}

function whole(random: Random, prose: Prose, model: string, tools: boolean): unknown {
  const call = { name: random.pick(TOOLS), arguments: JSON.stringify({ place: prose(2) }) };
  const id = `call_${random.below(1e9).toString(36)}`;
  const message = tools
    ? { content: null, refusal: null, role: "assistant", tool_calls: [{ id, function: call, type: "function" }] }
    : { content: prose(120), refusal: null, role: "assistant", tool_calls: null };
  const data = {
    id: "rec-000000000000",
    choices: [{ finish_reason: tools ? "tool_calls" : "stop", index: 0, logprobs: null, message }],
    created: 0,
    model,
    object: "chat.completion",
    usage: usage(random),
  };
  return {
    body: { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data },
    is_streaming: false,
  };
}

function usage(random: Random): unknown {
  const [input, output] = [random.length(200), random.length(80)];
  return { completion_tokens: output, prompt_tokens: input, total_tokens: input + output };
}

function streamed(random: Random, prose: Prose, model: string, tools: boolean): unknown {
  const chunk = (choices: unknown[], counted: unknown) => ({
    __type__: "openai.types.chat.chat_completion_chunk.ChatCompletionChunk",
    __data__: { id: "rec-000000000000", choices, created: 0, model, object: "chat.completion.chunk", usage: counted },
  });
  const choice = (delta: unknown, reason: string | null) => ({ delta, finish_reason: reason, index: 0 });
  const call = (part: string, first: boolean) => ({
    tool_calls: [
      first
        ? {
            index: 0,
            id: `call_${random.below(1e9).toString(36)}`,
            type: "function",
            function: { name: random.pick(TOOLS), arguments: part },
          }
        : { index: 0, function: { arguments: part } },
    ],
  });
  const text = tools ? JSON.stringify({ place: prose(3) }) : prose(25);
  const pieces = text.match(/\s*\S+/g) ?? [text];
  const deltas = pieces.map((piece, i) => (tools ? call(piece, i === 0) : { content: piece, role: "assistant" }));
  const body = [
    ...deltas.map((delta) => chunk([choice(delta, null)], null)),
    chunk([choice({}, tools ? "tool_calls" : "stop")], null),
    chunk([], usage(random)),
  ];
  return { body, is_streaming: true };
}

function anthropic(random: Random, prose: Prose, testId: string): unknown {
  const model = random.pick(MODELS);
  const failed = random.chance(0.1);
  const payload = { model, max_tokens: 100, messages: [{ role: "user", content: prose(60) }], stream: false };
  const body = failed
    ? { type: "error", error: { type: "overloaded_error", message: prose(8) } }
    : {
        id: "msg_0",
        type: "message",
        role: "assistant",
        model,
        content: [{ type: "text", text: prose(150) }],
        stop_reason: "end_turn",
        usage: { input_tokens: random.length(100), output_tokens: random.length(100) },
      };
  return {
    test_id: testId,
    request: { test_id: testId, url: "https://messages.test/v1/messages", method: "POST", payload },
    response: { status: failed ? 529 : 200, body, is_streaming: false },
    id_normalization_mapping: {},
  };
}

function genai(random: Random, prose: Prose, testId: string): unknown {
  const body = { model: random.pick(MODELS), contents: [{ role: "user", parts: [{ text: prose(50) }] }], config: {} };
  const chunk = (text: string, last: boolean) => ({
    candidates: [{ content: { parts: [{ text }], role: "model" }, ...(last ? { finish_reason: "STOP" } : {}) }],
    usage_metadata: last ? { candidates_token_count: 50, prompt_token_count: 40, total_token_count: 90 } : {},
  });
  const items = [chunk(prose(40), false), chunk(prose(40), false), chunk(prose(20), true)];
  const response = { body: items, is_streaming: true };
  return envelope(testId, "vertexai:///generate_content_stream", "/generate_content_stream", body, response);
}

function embedding(random: Random, prose: Prose, testId: string): unknown {
  const model = "quay-embed";
  const values = Array.from({ length: 64 }, () => random.next() - 0.5);
  const data = {
    data: [{ embedding: values, index: 0, object: "embedding" }],
    model,
    object: "list",
    usage: { prompt_tokens: 8, total_tokens: 8 },
  };
  const body = { __type__: "openai.types.create_embedding_response.CreateEmbeddingResponse", __data__: data };
  const asked = { model, input: prose(30), encoding_format: "float" };
  const response = { body, is_streaming: false };
  return envelope(testId, `https://${random.pick(HOSTS)}/v1/embeddings`, "/v1/embeddings", asked, response);
}
