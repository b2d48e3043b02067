import { hosts } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { idOf } from "../seeded";
import { stretchesOf } from "../text";
import type { Fields } from "../values";
import { functionCall, genaiSingle, genaiStream, textOf } from "../wire/genai";
import { schemaOf } from "../wire/messages";

const suite = "gemini";
const model = "publishers/google/models/gemini-2.5-flash";
const callTest = "test_vertex.py::test_two_cities_are_compared[txt=vertexai/gemini-2.5-flash]";

const temperature = {
  description: "Returns the water temperature of a place.",
  name: "water_temperature",
  parameters_json_schema: schemaOf({ place: { type: "string" } }),
};
const config: Fields = {
  system_instruction: "You help swimmers decide.",
  tools: [{ function_declarations: [temperature] }],
};
const places = ["Ålesund", "Biarritz"];
const asked: Fields = { role: "user", parts: [textOf("Where is the sea warmer today, in Ålesund or in Biarritz?")] };
const calls = places.map((place) => functionCall("water_temperature", { place }));
const results = [
  { celsius: 9.5, measured: "08:00" },
  { celsius: 17, measured: "07:30" },
].map((response): Fields => ({ function_response: { name: "water_temperature", response } }));

function request(endpoint: string, contents: Fields[], settings: Fields): Fields {
  return inference(hosts.vertex, endpoint, { model, contents, config: settings }, { provider: "vertexai" });
}

export const gemini: Scene[] = [
  scene({
    suite,
    test: "test_vertex.py::test_swimming_advice_streams[txt=vertexai/gemini-2.5-flash]",
    request: request(
      "generate_content_stream",
      [{ role: "user", parts: [textOf("How cold is too cold for a swim?")] }],
      {},
    ),
    answer: genaiStream(
      idOf("", "swim", 22),
      stretchesOf(
        "Below 10 °C the cold takes your breath and strength within minutes, so stay close to the ladder. From 15 °C on most people can swim in peace, and from 20 °C on nobody wants to leave.",
        6,
      ).map((piece) => [textOf(piece)]),
      9,
      46,
    ),
    shows: "Gemini through Vertex AI, streamed: a few words a chunk, counts on the last",
  }),
  scene({
    suite,
    test: callTest,
    request: request("/generate_content_stream", [asked], config),
    answer: genaiStream(idOf("", "compare", 22), [[...calls]], 58, 14),
    shows: "Gemini: two function calls in one chunk, without ids",
  }),
  scene({
    suite,
    test: callTest,
    request: request(
      "generate_content",
      [asked, { role: "model", parts: calls }, { role: "user", parts: results }],
      config,
    ),
    answer: genaiSingle(
      idOf("", "answer", 22),
      [textOf("In Biarritz: 17 °C against 9.5 °C in Ålesund. Pack for Biarritz, or be brave.")],
      104,
      26,
      -0.2183746129150391,
    ),
    shows: "Its second turn in one piece: function responses, and the answer",
  }),
];
