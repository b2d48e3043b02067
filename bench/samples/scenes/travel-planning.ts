import { hosts, sdk } from "../hosts";
import { inference, type Scene, scene } from "../scene";
import { idOf } from "../seeded";
import type { Fields } from "../values";
import { type Call, callInPieces, chatStream, type Step, say } from "../wire/chat";
import { assistant, assistantCalls, system, tool, toolResult, user } from "../wire/messages";
import { openAi } from "../wire/style";

const test = "test_planning.py::TestWeekend::test_plan_is_revised[txt=openai/gpt-4.1]";

const tools = [
  tool("find_trains", "Lists trains between two stations on a day.", {
    from: { type: "string" },
    to: { type: "string" },
    day: { type: "string", description: "ISO date" },
  }),
  tool("find_museums", "Lists museums of a city with their opening hours.", {
    city: { type: "string" },
    day: { type: "string", description: "ISO date" },
  }),
  tool("estimate_cost", "Adds up the cost of a plan in a currency.", {
    items: { type: "string", description: "One item a line" },
    currency: { type: "string", enum: ["NOK", "EUR"] },
  }),
];

const call = (name: string, args: Record<string, string>): Call => ({
  id: idOf("call_", `planning ${name}`),
  name,
  arguments: JSON.stringify(args),
});
const trains = call("find_trains", { from: "Oslo S", to: "Bergen", day: "2026-06-12" });
const museums = call("find_museums", { city: "Bergen", day: "2026-06-13" });
const cost = call("estimate_cost", {
  items: "2 train tickets Oslo-Bergen return\n2 nights, double room\n2 museum tickets\n1 boat to the island farm",
  currency: "NOK",
});

const trainList = JSON.stringify({
  trains: [
    { departs: "08:25", arrives: "15:02", seats: "plenty", scenic: true },
    { departs: "12:03", arrives: "18:54", seats: "few", scenic: true },
  ],
});
const museumList = JSON.stringify({
  museums: [
    { name: "House of Herring and Trade", opens: "10:00", closes: "16:00" },
    { name: "Tram Museum", opens: "12:00", closes: "15:00" },
  ],
});

const plan =
  "Here is a weekend in Bergen:\n\n" +
  "1. **Friday** – the 8:25 train from Oslo, across the mountain plateau; you arrive at 15:02.\n" +
  "2. **Saturday** – House of Herring and Trade at ten, Tram Museum at noon, a walk along the quay.\n" +
  "3. **Sunday** – the funicular at nine, the fish market, and the train home at 15:59.";
const revised =
  "Done. Sunday now begins with a late breakfast, then the boat to the island farm at noon; the train home stays. " +
  "For two people that is about **9,400 NOK**: trains 3,180, room 4,600, museums 420, boat 1,200.";
const byBoat =
  "Then take the coastal boat instead: it leaves Stavanger at 12:15 and reaches Bergen at 17:30. " +
  "You would travel to Stavanger on Thursday evening; everything on Saturday and Sunday stays as it is.";

const asked = [
  system("You are Wayfarer. Plan trips with the tools, and keep answers short."),
  user("Plan a weekend in Bergen for the two of us, from Oslo by train, 12 to 14 June. We like small museums."),
];
const withTrains = [...asked, assistantCalls([trains]), toolResult(trains, trainList)];
const withMuseums = [...withTrains, assistantCalls([museums]), toolResult(museums, museumList)];
const revisionAsked = [
  ...withMuseums,
  assistant(plan),
  user("Lovely, but make Sunday slower, with a boat if there is one. And what does it cost in total?"),
];
const boatAsked = [
  ...withMuseums,
  assistant(plan),
  user("We would rather arrive by boat than by train. Is that possible?"),
];
const costed = [
  ...revisionAsked,
  assistantCalls([cost]),
  toolResult(
    cost,
    JSON.stringify({ total: 9400, currency: "NOK", trains: 3180, room: 4600, museums: 420, boat: 1200 }),
  ),
];

function turn(messages: Fields[], steps: Step[], tokens: [number, number], shows: string): Scene {
  const body = { model: "gpt-4.1", messages, stream: true, stream_options: { include_usage: true }, tools };
  const style = openAi("gpt-4.1-2025-04-14", `planning ${shows}`);
  return scene({
    suite: "travel",
    test,
    request: inference(hosts.openai, "/v1/chat/completions", body, sdk),
    answer: chatStream(style, steps, { prompt: tokens[0], completion: tokens[1] }),
    shows,
  });
}

const calling = (made: Call): Step[] => [...callInPieces(made, 0), { finish: "tool_calls" }];
const saying = (text: string): Step[] => [{ content: "" }, ...say(text), { finish: "stop" }];

export const planning: Scene[] = [
  turn(asked, calling(trains), [212, 31], "Agent, turn 1: asks for trains"),
  turn(withTrains, calling(museums), [318, 27], "Agent, turn 2: asks for museums"),
  turn(withMuseums, saying(plan), [402, 118], "Agent, turn 3: a first plan"),
  turn(revisionAsked, calling(cost), [548, 64], "Agent, turn 4: a wish changes the plan; asks for the cost"),
  turn(costed, saying(revised), [671, 82], "Agent, turn 5: the revised plan"),
  turn(boatAsked, saying(byBoat), [541, 66], "Agent, a branch after turn 3: another wish"),
];
