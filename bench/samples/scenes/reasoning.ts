import { hosts, sdk, vllmServer } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { stretchesOf, tokensOf } from "../text";
import { float } from "../values";
import { chatSingle, chatStream, type Step, say } from "../wire/chat";
import { system, user } from "../wire/messages";
import { bedrock, ollama, vllm } from "../wire/style";

const suite = "reasoning";
const chat = "/v1/chat/completions";
const riddle = user(
  "A rope ladder hangs from a ship, ten rungs, 30 cm apart. The tide rises 60 cm. How many rungs get wet?",
);
const thoughts =
  "The ladder hangs from the ship. The ship floats, so it rises with the tide. The water line on the ladder does not move.";

const inTags = (text: string): Step[] =>
  stretchesOf(text, 2).map((piece) => ({ content: `<reasoning>${piece}</reasoning>` }));
const inBothFields = (text: string): Step[] =>
  tokensOf(text).map((piece) => ({ delta: { reasoning: piece, reasoning_content: piece } }));

export const reasoning: Scene[] = [
  scene({
    suite,
    test: "test_riddles.py::test_rope_ladder[txt=bedrock/openai.gpt-oss-20b-1:0]",
    request: inference(
      hosts.bedrock,
      chat,
      {
        model: "openai.gpt-oss-20b-1:0",
        messages: [riddle],
        reasoning_effort: "low",
        stream: true,
        stream_options: { include_usage: true },
      },
      sdk,
    ),
    answer: chatStream(
      bedrock("openai.gpt-oss-20b-1:0", "ladder"),
      [...inTags(thoughts), ...say("None: the ship rises with the tide."), { finish: "stop" }],
      { prompt: 98, completion: 44 },
    ),
    shows: "Bedrock: reasoning inside the content, each piece in its own `<reasoning>` tags",
  }),
  scene({
    suite,
    test: "test_riddles.py::test_rope_ladder[txt=vllm/Qwen/Qwen3-8B]",
    request: inference(
      hosts.vllm,
      chat,
      { model: "Qwen/Qwen3-8B", messages: [riddle], stream: true, temperature: float(0.6), top_p: float(0.95) },
      vllmServer,
    ),
    answer: chatStream(
      vllm("Qwen/Qwen3-8B"),
      [
        { content: "" },
        ...say(`<think>\n${thoughts}\n</think>\n\nNo rung gets wet. Ship, ladder and water rise together.`),
        { content: "", finish: "stop" },
      ],
      null,
    ),
    shows: "vLLM without a reasoning parser: `<think>` at the start of the content",
  }),
  scene({
    suite,
    test: "test_riddles.py::test_two_ferrymen[txt=vllm/openai/gpt-oss-120b]",
    request: inference(
      hosts.vllm,
      chat,
      {
        model: "openai/gpt-oss-120b",
        messages: [
          user("One ferryman always lies, one never does. Which single question tells me the way to the island?"),
        ],
        reasoning_effort: "medium",
        stream: true,
        stream_options: { include_usage: true },
      },
      vllmServer,
    ),
    answer: chatStream(
      vllm("openai/gpt-oss-120b"),
      [
        { content: "", delta: { reasoning: null, reasoning_content: null } },
        ...inBothFields(
          "A question that passes through both men contains exactly one lie. So the answer is always wrong.",
        ),
        ...say("Ask either: “Which way would the other man send me?” Then take the other way."),
        { content: "", finish: "stop" },
      ],
      { prompt: 88, completion: 51 },
    ),
    shows: "Reasoning in its own field, sent twice under two names: counted once",
  }),
  scene({
    suite,
    test: "test_riddles.py::test_half_a_candle[txt=ollama/gpt-oss:20b]",
    request: inference(hosts.ollama, chat, {
      model: "gpt-oss:20b",
      messages: [
        system("Reasoning: low"),
        user(
          "A candle burns for four hours. After three hours I blow it out. How much is left, and how long will it burn?",
        ),
      ],
      stream: false,
      temperature: float(0.0),
    }),
    answer: chatSingle(
      ollama("gpt-oss:20b"),
      [
        {
          content: "A quarter of the candle is left. It will burn for one more hour.",
          finish: "stop",
          message: { reasoning: "Four hours in all, three used. One quarter remains, which is one hour." },
        },
      ],
      { prompt: 97, completion: 43 },
    ),
    shows: "Ollama: reasoning in its own field, in one piece",
  }),
];
