import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamItemsOf } from "../../dialects/stream-item";
import { eventLinesOf, inferenceOf, typed } from "../../dialects/testing";
import type { Recording } from "../../recording/recording";
import type { EditInput } from "../edit";
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

const spoken = (type: "delta" | "done", member: object): Event => ({
  type: `response.output_text.${type}`,
  content_index: 0,
  item_id: "msg_1",
  output_index: 0,
  ...member,
});

/** A stream that says a text in these pieces, and shows it whole four times. */
function streamOf(pieces: readonly string[], form: "typed" | "lines"): Recording {
  const text = pieces.join("");
  const part = { annotations: [], text, type: "output_text" };
  const all: Event[] = [
    { type: "response.created", response: responseOf([], "in_progress") },
    { type: "response.output_item.added", item: { ...textItem(""), content: [] }, output_index: 0 },
    ...pieces.map((delta) => spoken("delta", { delta })),
    spoken("done", { text }),
    { type: "response.content_part.done", part, content_index: 0, item_id: "msg_1", output_index: 0 },
    { type: "response.output_item.done", item: textItem(text), output_index: 0 },
    { type: "response.completed", response: responseOf([textItem(text)]) },
  ];
  const numbered = all.map((event, at) => ({ ...event, sequence_number: at }));
  if (form === "typed") {
    return answered(
      numbered.map((event) => typed("openai.types.responses.x.Event", event)),
      true,
    );
  }
  const body = eventLinesOf(numbered.map((event) => [event.type, event] as const));
  return asRecorded(inferenceOf("/v1/responses", { model: "m", input: "When?", stream: true }, body));
}

/** The data of a stream's events, whichever form they have. */
function eventsOf(recording: Recording): Event[] {
  return streamItemsOf(recording.body ?? recording.response).map(({ data }) => JSON.parse(data?.raw ?? "null"));
}

const lines = asRecorded(
  inferenceOf(
    "/v1/responses",
    { model: "m", input: "When?", stream: true },
    eventLinesOf(events.map((event) => [event.type, event] as const)),
  ),
);

describe("a streamed text of OpenAI responses", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "tide ", "é", "👩‍🚀", '"', "\n", " "), maxLength: 8 });
  const forms = ["typed", "lines"] as const;
  it.each(forms)("is spread over its deltas, and all that repeats it agrees: %s", (form) => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.array(piece, { maxLength: 8 }), (old, made) => {
        const text = made.join("");
        const before = streamOf(old, form);
        const { recording, said } = edited(before, { type: "text", kind: "text", text });
        expect(said.text).toBe(text);
        const after = eventsOf(recording);
        expect(after.flatMap(({ delta }) => delta ?? []).join("")).toBe(text);
        const [done, part, item, end] = after.slice(-4);
        expect(done).toMatchObject({ text });
        expect(part).toMatchObject({ part: { text } });
        expect(item).toMatchObject({ item: { content: [{ text }] } });
        expect(end).toMatchObject({ response: { output: [{ content: [{ text }] }] } });
        expect(after.map(({ sequence_number: number }) => number)).toEqual(after.map((_, at) => at));
      }),
    );
  });

  it.each(forms)("finds a place where the answer said none: %s", (form) => {
    fc.assert(
      fc.property(
        piece.filter((text) => text !== ""),
        (text) => {
          const silent = events
            .filter(({ output_index: at }) => at !== 0)
            .map((event, at) => ({ ...event, sequence_number: at }));
          const call = silent.map((event) => ("output_index" in event ? { ...event, output_index: 0 } : event));
          const shown = call.map((event) =>
            event.type === "response.completed" ? { ...event, response: responseOf([callItem('{"day": 1}')]) } : event,
          );
          const body =
            form === "typed"
              ? { body: shown.map((event) => typed("openai.types.responses.x.Event", event)), is_streaming: true }
              : eventLinesOf(shown.map((event) => [String(event.type), event] as const));
          const before = asRecorded(inferenceOf("/v1/responses", { model: "m", input: "When?", stream: true }, body));
          const { recording, said } = edited(before, { type: "text", kind: "text", text });
          expect(said).toMatchObject({ text, calls: [{ name: "tide" }] });
          const after = eventsOf(recording);
          expect(after.map(({ sequence_number: number }) => number)).toEqual(after.map((_, at) => at));
          expect(after.at(-1)).toMatchObject({ response: { output: [{ name: "tide" }, { content: [{ text }] }] } });
          expect(edited(recording, { type: "text", kind: "text", text: `${text}!` }).said.text).toBe(`${text}!`);
          if (form === "lines") return;
          const types = recording.body?.items().map((each) => each.get("__type__")?.string?.split(".").at(-1));
          expect(types?.slice(-7, -1)).toEqual([
            "ResponseOutputItemAddedEvent",
            "ResponseContentPartAddedEvent",
            "ResponseTextDeltaEvent",
            "ResponseTextDoneEvent",
            "ResponseContentPartDoneEvent",
            "ResponseOutputItemDoneEvent",
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a streamed answer of OpenAI responses that counts its events", () => {
  const numbered = events.map((event, at) => ({ ...event, sequence_number: at + 3 }));
  const forms = [
    [
      "typed",
      answered(
        numbered.map((event) => typed("openai.types.responses.x.Event", event)),
        true,
      ),
    ],
    [
      "lines",
      asRecorded(
        inferenceOf(
          "/v1/responses",
          { model: "m", input: "When?", stream: true },
          eventLinesOf(numbered.map((event) => [event.type, event] as const)),
        ),
      ),
    ],
  ] as const;

  it.each(forms)("counts them one by one whatever comes or goes: %s", (_, before) => {
    const edits: EditInput[][] = [
      [{ type: "rechunk", part: 0, by: "one" }],
      [
        { type: "text", kind: "text", text: "High tide at six, and low tide at noon" },
        { type: "rechunk", part: 0, by: "word" },
      ],
      [{ type: "add-tool-call", name: "moon", arguments: "{}", id: "call_2" }],
      [{ type: "remove-tool-call", call: 0 }],
      [{ type: "text", kind: "reasoning", text: "The moon is full." }],
    ];
    for (const some of edits) {
      const { recording } = edited(before, ...some);
      const after = eventsOf(recording);
      expect(after.length).not.toBe(numbered.length);
      expect(after.map(({ sequence_number: number }) => number)).toEqual(after.map((_event, at) => at + 3));
    }
  });

  it.each(forms)("gets reasoning before all else, and every output its index: %s", (form, before) => {
    const { recording, said } = edited(before, { type: "text", kind: "reasoning", text: 'Is it "full"?\n' });
    expect(said).toMatchObject({ reasoning: 'Is it "full"?\n', text: "High tide at six", calls: [{ name: "tide" }] });
    const after = eventsOf(recording);
    expect(after.at(-1)).toMatchObject({
      response: { output: [{ type: "reasoning" }, { type: "message" }, { type: "function_call" }] },
    });
    const indexes = after.flatMap(({ output_index: index }) => (index === undefined ? [] : [index]));
    expect(indexes).toEqual([...Array(6).fill(0), ...Array(8).fill(1), ...Array(5).fill(2)]);
    expect(edited(recording, { type: "text", kind: "reasoning", text: "No." }).said.reasoning).toBe("No.");
    if (form === "lines") return;
    const types = recording.body?.items().map((each) => each.get("__type__")?.string?.split(".").at(-1));
    expect(types?.slice(1, 7)).toEqual([
      "ResponseOutputItemAddedEvent",
      "ResponseReasoningSummaryPartAddedEvent",
      "ResponseReasoningSummaryTextDeltaEvent",
      "ResponseReasoningSummaryTextDoneEvent",
      "ResponseReasoningSummaryPartDoneEvent",
      "ResponseOutputItemDoneEvent",
    ]);
  });

  it("whose count was broken before is left as it is", () => {
    const broken = numbered.map((event, at) => ({ ...event, sequence_number: at === 4 ? 99 : event.sequence_number }));
    const before = answered(
      broken.map((event) => typed("openai.types.responses.x.Event", event)),
      true,
    );
    const { recording } = edited(before, { type: "remove-tool-call", call: 0 });
    expect(eventsOf(recording).map(({ sequence_number: number }) => number)).toContain(99);
  });
});

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
