import { hosts } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { hexOf } from "../seeded";
import { float } from "../values";
import { vectorOf } from "../wire/embeddings";
import { schemaOf } from "../wire/messages";
import {
  generateSingle,
  generateStream,
  loadedModels,
  localModels,
  nativeChat,
  nativeChatStream,
  nativeEmbed,
} from "../wire/ollama-native";

const suite = "native";
const base = hosts.ollamaNative;
const llama = {
  name: "llama3.2:3b",
  digest: hexOf("llama3.2:3b", 64),
  size: 2019393189,
  family: "llama",
  parameters: "3.2B",
};
const qwen = { name: "qwen3:8b", digest: hexOf("qwen3:8b", 64), size: 5225388164, family: "qwen3", parameters: "8.2B" };
const embedder = {
  name: "nomic-embed-text:latest",
  digest: hexOf("nomic", 64),
  size: 274302450,
  family: "nomic-bert",
  parameters: "137M",
};

export const native: Scene[] = [
  scene({
    suite,
    test: "test_ollama.py::test_generate_one_word[txt=ollama/llama3.2:3b]",
    layout: "L2",
    request: inference(base, "/api/generate", {
      model: "llama3.2:3b",
      raw: true,
      prompt: "The opposite of ebb is",
      options: { temperature: float(0.0), num_predict: 4 },
      stream: false,
    }),
    answer: generateSingle("llama3.2:3b", " flow.", { prompt: 6, output: 3 }),
    shows: "Ollama's own API: a generated text in one piece",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_generate_streams[txt=ollama/llama3.2:3b]",
    layout: "L2",
    request: inference(base, "/api/generate", {
      model: "llama3.2:3b",
      raw: true,
      prompt: "Why do gulls stand on one leg?",
      options: { temperature: float(0.0001), top_p: float(0.9) },
      stream: true,
    }),
    answer: generateStream(
      "llama3.2:3b",
      "To keep the other one warm, and because it looks as if they knew something.",
      { prompt: 10, output: 17 },
    ),
    shows: "The same, streamed: counts on the item that is done",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_chat_thinks_first[txt=ollama/qwen3:8b]",
    request: inference(base, "/api/chat", {
      model: "qwen3:8b",
      messages: [{ role: "user", content: "Is a knot an hour a unit of speed?" }],
      stream: true,
      think: true,
      options: { temperature: float(0.0) },
    }),
    answer: nativeChatStream(
      "qwen3:8b",
      "A knot is already a speed, one nautical mile an hour. Per hour again would be an acceleration.",
      "No: a knot *is* a speed. “Knots an hour” would be an acceleration, which only very eager boats have.",
      { prompt: 19, output: 48 },
    ),
    shows: "Ollama's chat, streamed, with thinking",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_chat_calls_a_tool[txt=ollama/qwen3:8b]",
    request: inference(base, "/api/chat", {
      model: "qwen3:8b",
      messages: [{ role: "user", content: "Convert 12 knots to kilometres an hour with the tool." }],
      tools: [
        {
          type: "function",
          function: {
            name: "convert_speed",
            description: "Converts a speed.",
            parameters: schemaOf({ value: { type: "number" }, to: { type: "string", enum: ["km/h", "m/s"] } }),
          },
        },
      ],
      stream: false,
    }),
    answer: nativeChat(
      "qwen3:8b",
      { calls: [{ function: { name: "convert_speed", arguments: { value: 12, to: "km/h" } } }] },
      { prompt: 156, output: 24 },
    ),
    shows: "Ollama's chat: a tool call with an object as arguments",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_embed_title[emb=ollama/nomic-embed-text:latest]",
    request: inference(base, "/api/embeddings", { model: "nomic-embed-text:latest", input: ["Tide and Timber"] }),
    answer: nativeEmbed("nomic-embed-text:latest", [vectorOf("Tide and Timber", 96).map((value) => float(value))], 4),
    shows: "Ollama's embedding: one vector",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_model_is_loaded[txt=ollama/llama3.2:3b]",
    request: inference(base, "/api/ps", {}),
    answer: loadedModels([llama]),
    shows: "Ollama: the models that are loaded",
  }),
  scene({
    suite,
    test: "test_ollama.py::test_models_are_there",
    request: inference(base, "/api/tags", {}),
    answer: localModels([llama, qwen, embedder]),
    shows: "Ollama: the models on disk",
  }),
];
