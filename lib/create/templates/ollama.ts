import { json, type Template } from "./template";

const model = "llama3.2:3b";
const at = "2025-01-01T00:00:00Z";
const body = { model, messages: [{ role: "user", content: "When is high tide?" }] };
const piece = (content: string, more: object = {}) =>
  JSON.stringify({ model, created_at: at, message: { role: "assistant", content }, done: false, ...more });

export const ollamaTemplates: readonly Template[] = [
  {
    id: "ollama-chat",
    label: "Ollama chat, streamed",
    call: "inference",
    url: "http://localhost:11434/api/chat",
    status: 200,
    body: json({ ...body, stream: true }),
    answer: [
      piece("High tide"),
      piece(" is at noon."),
      piece("", { done: true, done_reason: "stop", prompt_eval_count: 12, eval_count: 9 }),
    ].join("\n"),
  },
  {
    id: "ollama-ps",
    label: "Ollama’s loaded models",
    call: "inference",
    url: "http://localhost:11434/api/ps",
    status: 200,
    body: "{}",
    answer: json({
      models: [
        {
          model,
          name: model,
          digest: "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72",
          expires_at: at,
          size: 2019393189,
          size_vram: 0,
          details: {
            parent_model: "",
            format: "gguf",
            family: "llama",
            families: ["llama"],
            parameter_size: "3.2B",
            quantization_level: "Q4_K_M",
          },
        },
      ],
    }),
  },
];
