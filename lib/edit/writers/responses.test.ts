import { describe, expect, it } from "vitest";
import { eventLinesOf, inferenceOf, typed } from "../../dialects/testing";
import { asRecorded, edited } from "../testing";

const textItem = (text: string) => ({
  id: "msg_1",
  content: [{ annotations: [], text, type: "output_text", logprobs: null }],
  role: "assistant",
  status: "completed",
  type: "message",
});
const callItem = (args: string, name = "tide") => ({
  arguments: args,
  call_id: "call_1",
  name,
  type: "function_call",
  id: "fc_1",
  status: "completed",
});
const responseOf = (output: unknown[], status = "completed") => ({
  id: "resp_1",
  object: "response",
  output,
  status,
  incomplete_details: null,
  usage: { input_tokens: 2, output_tokens: 3, total_tokens: 5 },
});
const answered = (body: unknown, isStream: boolean) =>
  asRecorded(
    inferenceOf("/v1/responses", { model: "m", input: "When?", stream: isStream }, { body, is_streaming: isStream }),
  );

type Event = { type: string; [member: string]: unknown };

const events: Event[] = [
  { type: "response.created", response: responseOf([], "in_progress") },
  {
    type: "response.output_item.added",
    item: { ...textItem(""), content: [], status: "in_progress" },
    output_index: 0,
  },
  ...["High", " tide", " at", " six"].map((delta) => ({
    type: "response.output_text.delta",
    delta,
    content_index: 0,
    item_id: "msg_1",
    output_index: 0,
  })),
  { type: "response.output_text.done", text: "High tide at six", content_index: 0, item_id: "msg_1", output_index: 0 },
  {
    type: "response.content_part.done",
    part: { annotations: [], text: "High tide at six", type: "output_text" },
    content_index: 0,
    item_id: "msg_1",
    output_index: 0,
  },
  { type: "response.output_item.done", item: textItem("High tide at six"), output_index: 0 },
  { type: "response.output_item.added", item: { ...callItem(""), status: "in_progress" }, output_index: 1 },
  { type: "response.function_call_arguments.delta", delta: '{"day"', item_id: "fc_1", output_index: 1 },
  { type: "response.function_call_arguments.delta", delta: ": 1}", item_id: "fc_1", output_index: 1 },
  {
    type: "response.function_call_arguments.done",
    arguments: '{"day": 1}',
    name: "tide",
    item_id: "fc_1",
    output_index: 1,
  },
  { type: "response.output_item.done", item: callItem('{"day": 1}'), output_index: 1 },
  { type: "response.completed", response: responseOf([textItem("High tide at six"), callItem('{"day": 1}')]) },
];

const lines = asRecorded(
  inferenceOf(
    "/v1/responses",
    { model: "m", input: "When?", stream: true },
    eventLinesOf(events.map((event) => [event.type, event] as const)),
  ),
);

describe("OpenAI responses", () => {
  const recordings = [
    [
      "whole",
      answered(
        typed(
          "openai.types.responses.response.Response",
          responseOf([textItem("High tide at six"), callItem('{"day": 1}')]),
        ),
        false,
      ),
    ],
    [
      "streamed",
      answered(
        events.map((event) => typed("openai.types.responses.x.Event", event)),
        true,
      ),
    ],
    ["as event lines", lines],
  ] as const;
  for (const [name, recording] of recordings) {
    it(`change ${name}, wherever a text is repeated`, () => {
      const { said, conversation, plan } = edited(
        recording,
        { type: "text", kind: "text", text: "Low tide at six" },
        { type: "tool-call", call: 0, name: "ebb", arguments: '{"day": 2}' },
        { type: "usage", output: 4, total: 6 },
      );
      expect(said).toMatchObject({ text: "Low tide at six", calls: [{ name: "ebb", arguments: '{"day":2}' }] });
      expect(conversation.response.usage).toMatchObject({ input: 2, output: 4, total: 6 });
      expect(plan.text).not.toContain("High");
      expect(plan.text).not.toMatch(/day\W+: 1/);
      expect(plan.text).not.toMatch(/"tide\\?"/);
    });

    it(`gain and lose calls ${name}`, () => {
      const added = edited(recording, { type: "add-tool-call", name: "moon", arguments: '{"phase": 3}', id: "call_2" });
      expect(added.said.calls.map(({ name: called }) => called)).toEqual(["tide", "moon"]);
      const removed = edited(added.recording, { type: "remove-tool-call", call: 0 });
      expect(removed.said).toMatchObject({
        text: "High tide at six",
        calls: [{ name: "moon", arguments: '{"phase":3}' }],
      });
      expect(removed.plan.text).not.toContain("fc_1");
      expect(edited(recording, { type: "finish-reason", value: "incomplete" }).conversation.response.finishReason).toBe(
        "incomplete",
      );
    });
  }
});
