import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { hexOf, idOf } from "../seeded";
import type { Fields } from "../values";
import { schemaOf } from "../wire/messages";
import { callItem, messageItem, reasoningItem, responseSingle, responseStream } from "../wire/responses";

const suite = "responses";
const instructions = "You are Wayfarer. Look up departures before you promise anything.";
const tools: Fields[] = [
  {
    name: "next_departure",
    parameters: schemaOf({ line: { type: "string" }, stop: { type: "string" } }),
    strict: true,
    type: "function",
    description: "The next departure of a line from a stop.",
  },
];
const about = { model: "gpt-5-mini-2025-08-07", instructions, tools };

function request(input: Fields[] | string, stream: boolean): Fields {
  const body = {
    model: "gpt-5-mini",
    input,
    instructions,
    reasoning: { effort: "low", summary: "auto" },
    stream,
    tools,
  };
  return inference(hosts.openai, "/v1/responses", body, sdk);
}

const question = { role: "user", content: "When does the next tram 3 leave from the fish market?" };
const thought = reasoningItem(`rs_${hexOf("tram thought", 40)}`, ["A departure is asked for; the tool knows it."]);
const call = callItem(
  `fc_${hexOf("tram call", 40)}`,
  idOf("call_", "tram"),
  "next_departure",
  '{"line":"3","stop":"Fish market"}',
);
const test = "test_responses.py::test_departure_is_looked_up[txt=openai/gpt-5-mini]";

export const responses: Scene[] = [
  scene({
    suite,
    test,
    request: request([question], false),
    answer: responseSingle(about, [thought, call], { input: 121, output: 46, reasoning: 24 }),
    shows: "OpenAI's Responses API in one piece: a reasoning summary and a function call",
  }),
  scene({
    suite,
    test,
    request: request(
      [
        question,
        {
          type: "function_call",
          call_id: idOf("call_", "tram"),
          name: "next_departure",
          arguments: '{"line":"3","stop":"Fish market"}',
        },
        { type: "function_call_output", call_id: idOf("call_", "tram"), output: '{"departs":"16:42","platform":"B"}' },
      ],
      false,
    ),
    answer: responseSingle(
      about,
      [messageItem(`msg_${hexOf("tram answer", 40)}`, "At **16:42** from platform B. You have nine minutes.")],
      { input: 188, output: 19, reasoning: 0 },
    ),
    shows: "Its second turn: the call and its output are items of the input",
  }),
  scene({
    suite,
    test: "test_responses.py::test_departure_streams[txt=openai/gpt-5-mini]",
    request: request("I am at the old crane. Can I still catch the boat bus to the spa?", true),
    answer: responseStream(
      about,
      {
        id: hexOf("boat bus", 40),
        summary: "The line is the boat bus, the stop is the old crane. I should ask for the next departure.",
        text: "Probably, it leaves every half hour. Let me check the next one.",
        call: {
          callId: idOf("call_", "boat bus"),
          name: "next_departure",
          arguments: '{"line": "boat bus", "stop": "Old crane"}',
        },
      },
      { input: 118, output: 71, reasoning: 33 },
    ),
    shows: "The Responses API's stream: events of a reasoning summary, a text, a function call",
  }),
];
