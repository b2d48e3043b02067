import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { planEdit } from "../edit";
import { openRecording, type Recording } from "../recording/recording";
import { threadOf } from "../recording/thread";
import { carriedEdits } from "./chain";

type Call = { id: string; name: string; args: string };

const wire = ({ id, name, args }: Call) => ({ id, type: "function", function: { name, arguments: args } });
const said = (content: string | null, calls: Call[] = []) => ({
  role: "assistant",
  content,
  ...(calls.length > 0 && { tool_calls: calls.map(wire) }),
});

function recorded(path: string, messages: unknown[], answer: object): Recording {
  const recording = {
    test_id: "tests/suite/test_a.py::test_a",
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/v1/chat/completions",
      headers: {},
      body: { model: "gpt-4o", messages },
      endpoint: "/v1/chat/completions",
      model: "gpt-4o",
    },
    response: {
      body: {
        __type__: "openai.types.chat.chat_completion.ChatCompletion",
        __data__: { id: "rec-1", choices: [{ finish_reason: "stop", index: 0, message: answer }], created: 0 },
      },
      is_streaming: false,
    },
    id_normalization_mapping: {},
  };
  // As the recorder writes it.
  const text = JSON.stringify(recording, null, 2).replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const opened = openRecording(path, `${text}\n`);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

const user = { role: "user", content: "When is high tide?" };
const tide: Call = { id: "call_1", name: "tide", args: '{"place": "Bergen"}' };
const moon: Call = { id: "call_2", name: "moon", args: "{}" };
const result = (id: string, content: string) => ({ role: "tool", tool_call_id: id, content });
const asks = (answer: object) => recorded("a.json", [user], answer);

function carried(turn: Recording, from: Recording, to: Recording): Recording {
  const made = carriedEdits(turn, from, to);
  if (!made.ok) throw new Error(made.reason);
  const plan = planEdit(turn, made.edits);
  if (!plan.ok) throw new Error(plan.failure.message);
  const opened = openRecording(turn.path, plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

const reasonOf = (turn: Recording, from: Recording, to: Recording) => {
  const made = carriedEdits(turn, from, to);
  return made.ok ? null : made.reason;
};

describe("a new answer in the request of a later turn", () => {
  it("is the text that the model says now; the turn follows the new answer, and nothing else changes", () => {
    const from = asks(said("At noon."));
    const to = asks(said("Um zwölf „Uhr“. 🌊"));
    const messages = (text: string) => [user, said(text), { role: "user", content: "And low tide?" }];
    const turn = recorded("b.json", messages("At noon."), said("At six."));
    const after = carried(turn, from, to);
    expect(after.request.get("body")?.get("messages")?.raw).toBe(
      recorded("b.json", messages("Um zwölf „Uhr“. 🌊"), said("At six.")).request.get("body")?.get("messages")?.raw,
    );
    expect(after.response.raw).toBe(turn.response.raw);
    const entries = [to, after].map((recording) => ({ path: recording.path, conversation: conversationOf(recording) }));
    expect(threadOf(entries).turns.find(({ path }) => path === "b.json")).toMatchObject({
      relation: "follows",
      parent: "a.json",
    });
  });

  it("has the calls' new arguments and ids, and the results name these", () => {
    const from = asks(said(null, [tide, moon]));
    const to = asks(
      said(null, [
        { ...tide, id: "call_8", args: '{"place": "Oslo"}' },
        { ...moon, id: "call_9" },
      ]),
    );
    const results = (one: string, two: string) => [result(two, "full"), result(one, "noon")];
    const turn = recorded("b.json", [user, said(null, [tide, moon]), ...results("call_1", "call_2")], said("At noon."));
    const after = conversationOf(carried(turn, from, to)).request.messages;
    expect(after[1]?.parts).toMatchObject([
      { name: "tide", arguments: '{"place": "Oslo"}', id: "call_8" },
      { name: "moon", arguments: "{}", id: "call_9" },
    ]);
    expect(after.slice(2).map(({ toolCallId }) => toolCallId)).toEqual(["call_9", "call_8"]);
  });

  it("stops where the new answer goes another way", () => {
    const from = asks(said(null, [tide]));
    const turn = recorded("b.json", [user, said(null, [tide]), result("call_1", "noon")], said("At noon."));
    expect(reasonOf(turn, from, asks(said("At noon.")))).toContain("does not call `tide` any more");
    expect(reasonOf(turn, from, asks(said(null, [moon])))).toContain("calls `moon` where `tide` was called");
    expect(reasonOf(turn, from, asks(said(null, [tide, moon])))).toContain("`moon`, which was not called");
  });

  it("stops where the request holds something else", () => {
    const from = asks(said("At noon."));
    const other = recorded("b.json", [user, { role: "user", content: "Well?" }], said("At six."));
    const short = recorded("b.json", [user], said("At six."));
    const parted = recorded(
      "b.json",
      [user, { role: "assistant", content: [{ type: "text", text: "At noon." }] }],
      said("At six."),
    );
    for (const turn of [other, short, parted]) {
      expect(reasonOf(turn, from, asks(said("At dusk.")))).toContain("does not hold the answer");
    }
  });
});
