import { hosts } from "../hosts";
import { http, type Scene, scene } from "../scene";
import { idOf } from "../seeded";
import { interaction, interactionStream, MODEL } from "../wire/interactions";
import { schemaOf } from "../wire/messages";

const suite = "interactions";
const url = hosts.interactions;
const haiku = "test_interactions.py::test_haiku[txt=gemini/gemini-2.5-flash]";
const clock = "test_interactions.py::test_clock_tool[txt=gemini/gemini-2.5-flash]";
const stream = "test_interactions.py::test_packing_list_streams[txt=gemini/gemini-2.5-flash]";

export const interactions: Scene[] = [
  scene({
    suite,
    test: haiku,
    request: http(suite, haiku, url, {
      model: MODEL,
      input: "A haiku about the last ferry.",
      stream: false,
      generation_config: { max_output_tokens: 64 },
      system_instruction: "You are a poet who travels light.",
    }),
    answer: interaction(
      idOf("v1_", "haiku", 40),
      [
        { signature: idOf("", "haiku thought", 48), type: "thought" },
        { text: "Lamps slide off the quay,\none late bicycle rattles:\nthe ramp lifts its hand.", type: "text" },
      ],
      "completed",
      { input: 18, output: 24, thought: 31 },
    ),
    shows: "Google interactions: a thought's signature and a text",
  }),
  scene({
    suite,
    test: clock,
    request: http(suite, clock, url, {
      model: MODEL,
      input: [{ role: "user", content: [{ type: "text", text: "What time is it at the harbour of Horta?" }] }],
      stream: false,
      tools: [
        {
          type: "function",
          name: "local_time",
          description: "Returns the local time of a time zone.",
          parameters: schemaOf({ timezone: { type: "string", description: "IANA name" } }),
        },
      ],
    }),
    answer: interaction(
      idOf("v1_", "clock", 40),
      [
        { signature: idOf("", "clock thought", 48), type: "thought" },
        {
          name: "local_time",
          arguments: { timezone: "Atlantic/Azores" },
          type: "function_call",
          id: idOf("", "clock call", 8),
        },
      ],
      "requires_action",
      { input: 63, output: 17, thought: 22 },
    ),
    shows: "Google interactions: a function call with an object as arguments",
  }),
  scene({
    suite,
    test: stream,
    request: http(suite, stream, url, {
      model: MODEL,
      input: "Three things to pack for a night on deck.",
      stream: true,
    }),
    answer: interactionStream(
      idOf("v1_", "packing", 40),
      idOf("", "packing thought", 48),
      "1. A sleeping bag that may get damp\n2. A torch with a red light, so that nobody loses their night eyes\n3. Chocolate, for you and for the watch",
      { input: 12, output: 37, thought: 40 },
    ),
    shows: "Google interactions as server-sent events",
  }),
];
