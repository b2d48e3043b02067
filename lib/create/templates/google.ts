import { dataEvents, json, type Template } from "./template";

const model = "publishers/google/models/gemini-2.0-flash";
const contents = [{ role: "user", parts: [{ text: "When is high tide?" }] }];
const candidate = (text: string, more: object = {}) => ({
  candidates: [{ content: { parts: [{ text }], role: "model" }, ...more }],
  modelVersion: "gemini-2.0-flash",
});
const counts = { candidatesTokenCount: 9, promptTokenCount: 12, totalTokenCount: 21 };

export const googleTemplates: readonly Template[] = [
  {
    id: "genai",
    label: "Gemini on Vertex AI",
    call: "inference",
    url: "vertexai:///generate_content",
    status: 200,
    body: json({ model, contents, config: {} }),
    answer: json({ ...candidate("High tide is at noon.", { finishReason: "STOP" }), usageMetadata: counts }),
  },
  {
    id: "genai-stream",
    label: "Gemini on Vertex AI, streamed",
    call: "inference",
    url: "vertexai:///generate_content_stream",
    status: 200,
    body: json({ model, contents, config: {} }),
    answer: dataEvents(candidate("High tide"), {
      ...candidate(" is at noon.", { finishReason: "STOP" }),
      usageMetadata: counts,
    }),
  },
  {
    id: "interactions",
    label: "Gemini interaction",
    call: "http",
    url: "https://generativelanguage.googleapis.com/v1beta/interactions",
    status: 200,
    body: json({ model: "gemini-2.5-flash", input: "When is high tide?", stream: false }),
    answer: json({
      id: "v1_1",
      model: "gemini-2.5-flash",
      object: "interaction",
      outputs: [{ text: "High tide is at noon.", type: "text" }],
      role: "model",
      status: "completed",
      usage: { total_input_tokens: 12, total_output_tokens: 9, total_tokens: 21 },
    }),
  },
];
