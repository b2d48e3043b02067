import { hosts } from "../hosts";
import { http, type Scene, scene, status } from "../scene";
import { idOf } from "../seeded";
import type { Fields } from "../values";
import { MODEL, messageAnswer, messageStream, resultOf, saidText, thinking, toolUse } from "../wire/anthropic";
import { schemaOf } from "../wire/messages";

const suite = "messages";
const boatTest = "test_messages.py::test_rowing_boat_is_found[txt=anthropic/claude-sonnet-4-5]";
const streamTest = "test_messages.py::test_streaming_with_thinking[txt=anthropic/claude-sonnet-4-5]";
const errorTest = "test_messages.py::test_missing_max_tokens[txt=anthropic/claude-sonnet-4-5]";
const url = hosts.anthropic;

const tools: Fields[] = [
  {
    name: "find_boats",
    description: "Lists boats for hire at a harbour.",
    input_schema: schemaOf({ harbour: { type: "string" }, kind: { type: "string", enum: ["rowing", "sailing"] } }),
  },
];
const asked: Fields[] = [
  { role: "user", content: "Is there a rowing boat for hire at Solvik harbour this afternoon?" },
];
const find = { id: idOf("toolu_", "find boats"), input: { harbour: "Solvik", kind: "rowing" } };
const found: Fields[] = [
  thinking("The harbour is named and the kind is clear. One search is enough.", idOf("", "signature one", 64)),
  saidText("I'll look that up."),
  toolUse(find.id, "find_boats", find.input),
];
const base = { model: MODEL, max_tokens: 1024 };
const options = { stream: false, tools, system: "You are Wayfarer, a travel assistant." };

export const messages: Scene[] = [
  scene({
    suite,
    test: boatTest,
    request: http(suite, boatTest, url, { ...base, messages: asked, ...options }),
    answer: messageAnswer(idOf("msg_", "boat 1"), found, "tool_use", { input: 412, output: 87 }),
    shows: "Anthropic messages: thinking, text and a tool call in one answer",
  }),
  scene({
    suite,
    test: boatTest,
    request: http(suite, boatTest, url, {
      ...base,
      messages: [
        ...asked,
        { role: "assistant", content: found },
        {
          role: "user",
          content: [
            resultOf(find.id, [{ type: "text", text: "Two: “Kari”, free from 14:00; “Lomvi”, free all day." }]),
          ],
        },
      ],
      ...options,
    }),
    answer: messageAnswer(
      idOf("msg_", "boat 2"),
      [saidText("Yes, two: *Lomvi* is free all day, *Kari* from two o'clock on. Shall I hold one for you?")],
      "end_turn",
      { input: 531, output: 33 },
    ),
    shows: "Its second turn: the result of the tool as a content block",
  }),
  scene({
    suite,
    test: streamTest,
    request: http(suite, streamTest, url, {
      ...base,
      messages: [{ role: "user", content: "We have one free hour at Solvik. Row, or sail? Check the boats first." }],
      ...options,
      stream: true,
    }),
    answer: messageStream(
      idOf("msg_", "boat 3"),
      [
        {
          type: "thinking",
          text: "An hour is short for sailing: rigging alone takes half of it. Rowing fits, if a boat is free.",
          signature: idOf("", "signature two", 64),
        },
        {
          type: "text",
          text: "An hour is made for rowing; sailing needs half of it just for the rigging. Let me see what is free.",
        },
        { type: "tool_use", id: idOf("toolu_", "find boats in a stream"), name: "find_boats", input: find.input },
      ],
      "tool_use",
      { input: 418, output: 104 },
    ),
    shows: "Anthropic messages as server-sent events: thinking, text, a tool call in pieces",
  }),
  scene({
    suite,
    test: errorTest,
    request: http(suite, errorTest, url, {
      model: MODEL,
      messages: [{ role: "user", content: "Hello!" }],
      stream: false,
    }),
    answer: status(400, {
      type: "error",
      error: { type: "invalid_request_error", message: "max_tokens: field required" },
      request_id: idOf("req_", "missing max_tokens"),
    }),
    shows: "An HTTP error (status 400) with its body",
  }),
];
