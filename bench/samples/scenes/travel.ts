import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { countOf } from "../text";
import { float } from "../values";
import { chatSingle, chatStream, say } from "../wire/chat";
import { system, user } from "../wire/messages";
import { openAi } from "../wire/style";
import { coastGuide } from "./coast-guide";

const suite = "travel";
const chat = "/v1/chat/completions";

const itinerarySchema = {
  type: "object",
  properties: {
    city: { type: "string" },
    days: {
      type: "array",
      items: {
        type: "object",
        properties: {
          date: { type: "string", format: "date" },
          morning: { type: "string" },
          evening: { type: "string" },
          budget_eur: { type: "number" },
        },
        required: ["date", "morning", "evening", "budget_eur"],
        additionalProperties: false,
      },
    },
  },
  required: ["city", "days"],
  additionalProperties: false,
};

const itinerary = JSON.stringify({
  city: "Porto",
  days: [
    { date: "2026-05-16", morning: "Tiles of São Bento station", evening: "Dinner by the river", budget_eur: 74.5 },
    { date: "2026-05-17", morning: "Tram to the lighthouse", evening: "Fado in a small cellar", budget_eur: 62 },
  ],
});

const names = ["The Dry Sock", "Compass & Crumb"];

export const travel: Scene[] = [
  scene({
    suite,
    test: "test_structured.py::test_itinerary_matches_schema[txt=openai/gpt-4.1]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4.1",
        messages: [
          system("Answer with an itinerary in the given form."),
          user("Two days in Porto in the middle of May 2026, gentle pace, at most 150 euros."),
        ],
        stream: false,
        temperature: float(0),
        response_format: {
          type: "json_schema",
          json_schema: { name: "itinerary", schema: itinerarySchema, strict: true },
        },
      },
      sdk,
    ),
    answer: chatSingle(openAi("gpt-4.1-2025-04-14", "itinerary"), [{ content: itinerary, finish: "stop" }], {
      prompt: 143,
      completion: 78,
    }),
    shows: "JSON schema as response format, and an answer that keeps to it",
  }),
  scene({
    suite,
    test: "test_guide.py::test_long_guide_streams_to_its_end[txt=openai/gpt-4.1]",
    request: inference(
      hosts.openai,
      chat,
      {
        model: "gpt-4.1",
        messages: [
          system("You write guides for people who travel slowly."),
          user("Write a guide for five days along a northern coast, without a car."),
        ],
        max_completion_tokens: 900,
        stream: true,
        stream_options: { include_usage: true },
        temperature: float(0.7),
      },
      sdk,
    ),
    answer: chatStream(
      openAi("gpt-4.1-2025-04-14", "guide"),
      [{ content: "" }, ...say(coastGuide), { finish: "stop" }],
      { prompt: 39, completion: countOf(coastGuide) },
    ),
    shows: "A long stream: more than 300 chunks of markdown",
  }),
  scene({
    suite,
    test: "test_choices.py::test_two_names_for_a_cafe[txt=openai/gpt-4o-mini]",
    request: inference(hosts.openai, chat, {
      model: "gpt-4o-mini",
      messages: [user("One name for a café in a ferry terminal, nothing else.")],
      n: 2,
      stream: true,
      temperature: float(1.2),
    }),
    answer: chatStream(
      openAi("gpt-4o-mini-2024-07-18", "café"),
      [
        { content: "", index: 0 },
        { content: "", index: 1 },
        ...say(names[0] ?? "", 0).flatMap((step, position) => {
          const other = say(names[1] ?? "", 1)[position];
          return other ? [step, other] : [step];
        }),
        { finish: "stop", index: 0 },
        { finish: "stop", index: 1 },
      ],
      null,
    ),
    shows: "Two choices (`n: 2`) whose chunks are interleaved",
  }),
];
