import { describe, expect, it } from "vitest";
import { inferenceOf, typed } from "../../dialects/testing";
import { asRecorded, changedItems, edited } from "../testing";

const chatItem = (message: object, extra: object = {}) =>
  typed("ollama._types.ChatResponse", {
    model: "m",
    done: false,
    done_reason: null,
    prompt_eval_count: null,
    eval_count: null,
    message: { role: "assistant", content: "", thinking: null, images: null, tool_calls: null, ...message },
    ...extra,
  });
const END = { done: true, done_reason: "stop", prompt_eval_count: 5, eval_count: 6 };
const asked = (body: unknown, isStream: boolean, endpoint = "/api/chat") =>
  asRecorded(inferenceOf(endpoint, { model: "m", messages: [], stream: isStream }, { body, is_streaming: isStream }));
const call = { function: { name: "knot", arguments: { rope: "thin" } } };

describe("Ollama's chat", () => {
  const recordings = [
    ["whole", asked(chatItem({ content: "Tie it", tool_calls: [call] }, END), false)],
    [
      "streamed",
      asked(
        [
          chatItem({ content: "Tie" }),
          chatItem({ content: " it" }),
          chatItem({ tool_calls: [call] }),
          chatItem({}, END),
        ],
        true,
      ),
    ],
  ] as const;
  for (const [name, recording] of recordings) {
    it(`changes ${name}`, () => {
      const { said, conversation } = edited(
        recording,
        { type: "text", kind: "text", text: "Tie them" },
        { type: "text", kind: "reasoning", text: "Which knot" },
        { type: "tool-call", call: 0, name: "splice", arguments: '{"rope": "thick"}' },
        { type: "add-tool-call", name: "cut", arguments: '{"at": 1.0}' },
        { type: "finish-reason", value: "length" },
        { type: "usage", input: 7, output: 8 },
      );
      expect(said).toEqual({
        text: "Tie them",
        reasoning: "Which knot",
        refusal: "",
        calls: [
          { name: "splice", arguments: '{"rope":"thick"}' },
          { name: "cut", arguments: '{"at":1}' },
        ],
      });
      expect(conversation.response).toMatchObject({ finishReason: "length", usage: { input: 7, output: 8 } });
      expect(edited(recording, { type: "remove-tool-call", call: 0 }).said.calls).toEqual([]);
    });
  }
});

describe("Ollama's generate", () => {
  const item = (response: string, extra: object = {}) => ({ model: "m", response, done: false, ...extra });
  it("changes whole and streamed, untyped too", () => {
    expect(
      edited(asked(item("Ahoy", END), false, "/api/generate"), { type: "text", kind: "text", text: "Ahoj" }).said.text,
    ).toBe("Ahoj");
    const stream = asked([item("A"), item("hoy"), item("", END)], true, "/api/generate");
    const { said, recording } = edited(stream, { type: "text", kind: "text", text: "Ahoy, mate" });
    expect(said.text).toBe("Ahoy, mate");
    expect(changedItems(stream, recording)).toEqual([1]);
    const emptied = edited(stream, { type: "text", kind: "text", text: "" });
    expect(edited(emptied.recording, { type: "text", kind: "text", text: "Land ho" }).said.text).toBe("Land ho");
  });
});
