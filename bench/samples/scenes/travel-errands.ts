import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { idOf } from "../seeded";
import type { Fields } from "../values";
import { callInPieces, chatStream, say } from "../wire/chat";
import { assistantCalls, system, textPart, tool, toolResult, user } from "../wire/messages";
import { openAi } from "../wire/style";

const suite = "travel";
const test = "test_errands.py::test_second_call_skipped_at_limit[txt=openai/gpt-4.1-mini]";
const model = "gpt-4.1-mini";
const snapshot = "gpt-4.1-mini-2025-04-14";

const ferry = {
  id: idOf("call_", "book ferry"),
  name: "book_ferry",
  arguments: '{"from":"Bergen","to":"Askøy","departure":"09:40","passengers":2}',
};
const table = {
  id: idOf("call_", "reserve table"),
  name: "reserve_table",
  arguments: '{"restaurant":"The Kelp House","time":"19:00","guests":2}',
};

const tools = [
  tool("book_ferry", "Books seats on a scheduled ferry.", {
    from: { type: "string" },
    to: { type: "string" },
    departure: { type: "string", description: "Local time, HH:MM" },
    passengers: { type: "integer" },
  }),
  tool("reserve_table", "Reserves a table at a restaurant.", {
    restaurant: { type: "string" },
    time: { type: "string", description: "Local time, HH:MM" },
    guests: { type: "integer" },
  }),
];

const question = [
  system("You are Wayfarer, a travel assistant. Use the tools, and never claim a booking that was not confirmed."),
  user("Please book the 9:40 ferry to Askøy for two tomorrow, and a table at The Kelp House for seven in the evening."),
];

const results = [
  toolResult(ferry, [
    textPart("Booked: Bergen 09:40 to Askøy 10:05, 2 passengers, seats 14A and 14B."),
    textPart("Reference WF-3081. Check-in closes ten minutes before departure."),
  ]),
  toolResult(table, "The call was skipped: the limit of 1 tool call per turn was reached."),
];

const answer =
  "The ferry is booked: **Bergen 9:40 to Askøy**, reference WF-3081. " +
  "Please check in by 9:30.\n\nThe table is *not* reserved yet, because I may only make one call per turn. " +
  "Shall I try again?";

function request(messages: Fields[]): Fields {
  const body = {
    model,
    messages,
    parallel_tool_calls: true,
    stream: true,
    stream_options: { include_usage: true },
    tools,
  };
  return inference(hosts.openai, "/v1/chat/completions", body, sdk);
}

export const errands: Scene[] = [
  scene({
    suite,
    test,
    request: request(question),
    answer: chatStream(
      openAi(snapshot, "errands, first turn"),
      [...callInPieces(ferry, 0), ...callInPieces(table, 1), { finish: "tool_calls" }],
      { prompt: 164, completion: 58 },
    ),
    shows: "First turn: two requests at once become two parallel tool calls, streamed in pieces",
  }),
  scene({
    suite,
    test,
    request: request([...question, assistantCalls([ferry, table]), ...results]),
    answer: chatStream(
      openAi(snapshot, "errands, second turn"),
      [{ content: "" }, ...say(answer), { finish: "stop" }],
      { prompt: 262, completion: 56, cached: 128 },
    ),
    shows:
      "Second turn: one result is a list of parts, the other call was skipped at a limit; the answer streams, usage on the last chunk",
  }),
];
