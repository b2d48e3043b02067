import { dataEvents, json, type Template } from "./template";

const BASE = "https://api.openai.com/v1/v1";
const model = "gpt-4o";
const messages = [{ role: "user", content: "When is high tide?" }];
const usage = { completion_tokens: 9, prompt_tokens: 12, total_tokens: 21 };
const tool = {
  type: "function",
  function: {
    name: "get_tide",
    description: "When the tide is high in a port.",
    parameters: { type: "object", properties: { port: { type: "string" } }, required: ["port"] },
  },
};
const chat = { call: "inference", url: `${BASE}/chat/completions`, status: 200 } as const;

const completion = (message: object, finish_reason: string) => ({
  id: "chatcmpl-1",
  choices: [{ finish_reason, index: 0, logprobs: null, message: { ...message, role: "assistant" } }],
  created: 0,
  model,
  object: "chat.completion",
  usage,
});
const chunk = (delta: object, finish_reason: string | null = null) => ({
  id: "chatcmpl-1",
  choices: [{ delta, finish_reason, index: 0 }],
  created: 0,
  model,
  object: "chat.completion.chunk",
});
const call = (index: number, rest: object) => ({ tool_calls: [{ index, ...rest }] });

export const openaiTemplates: readonly Template[] = [
  {
    id: "chat",
    label: "Chat",
    ...chat,
    body: json({ model, messages, stream: false }),
    answer: json(completion({ content: "High tide is at noon." }, "stop")),
  },
  {
    id: "chat-stream",
    label: "Chat, streamed",
    ...chat,
    body: json({ model, messages, stream: true, stream_options: { include_usage: true } }),
    answer: dataEvents(
      chunk({ content: "", role: "assistant" }),
      ...["High", " tide", " is", " at", " noon."].map((content) => chunk({ content })),
      chunk({}, "stop"),
      { id: "chatcmpl-1", choices: [], created: 0, model, object: "chat.completion.chunk", usage },
    ),
  },
  {
    id: "chat-tool",
    label: "Chat with a tool call, streamed",
    ...chat,
    body: json({ model, messages, stream: true, tools: [tool] }),
    answer: dataEvents(
      chunk({
        role: "assistant",
        ...call(0, { id: "call_1", function: { name: "get_tide", arguments: "" }, type: "function" }),
      }),
      ...['{"port":', ' "Emden"}'].map((text) => chunk(call(0, { function: { arguments: text } }))),
      chunk({}, "tool_calls"),
    ),
  },
  {
    id: "exception",
    label: "Chat that failed",
    ...chat,
    body: json({ model: "gpt-nope", messages }),
    status: 404,
    answer: json({
      error: {
        message: "The model `gpt-nope` does not exist",
        type: "invalid_request_error",
        param: null,
        code: "model_not_found",
      },
    }),
  },
  {
    id: "completions",
    label: "Text completion",
    call: "inference",
    url: `${BASE}/completions`,
    status: 200,
    body: json({ model: "gpt-3.5-turbo-instruct", prompt: "High tide is at", max_tokens: 8 }),
    answer: json({
      id: "cmpl-1",
      choices: [{ finish_reason: "stop", index: 0, logprobs: null, text: " noon." }],
      created: 0,
      model: "gpt-3.5-turbo-instruct",
      object: "text_completion",
      usage: { completion_tokens: 2, prompt_tokens: 4, total_tokens: 6 },
    }),
  },
  {
    id: "embeddings",
    label: "Embeddings",
    call: "inference",
    url: `${BASE}/embeddings`,
    status: 200,
    body: json({ model: "text-embedding-3-small", input: ["high tide"], encoding_format: "float" }),
    answer: json({
      data: [{ embedding: [0.25, -0.5, 0.125], index: 0, object: "embedding" }],
      model: "text-embedding-3-small",
      object: "list",
      usage: { prompt_tokens: 2, total_tokens: 2 },
    }),
  },
  {
    id: "models",
    label: "List of models",
    call: "inference",
    url: `${BASE}/models`,
    status: 200,
    body: "{}",
    answer: json({ object: "list", data: [{ id: model, created: 1715367049, object: "model", owned_by: "system" }] }),
  },
];
