import { describe, expect, it } from "vitest";
import { conversationOf } from "@/lib/dialects";
import { httpOf, inferenceOf } from "@/lib/dialects/testing";
import { answerPlacesOf } from "@/lib/edit/answer-places";
import { editSchema } from "@/lib/edit/edit";
import { planEdit } from "@/lib/edit/plan-edit";
import { asRecorded } from "@/lib/edit/testing";
import { openRecording, type Recording } from "@/lib/recording/recording";
import { type EditBase, piecesOf } from "./base";
import { editsOf } from "./edits";
import { field, fieldsOf } from "./fields";
import { followedId, namedCallsOf } from "./following";
import { emptySession, type SessionAction, sessionAfter } from "./session";

const answer = { body: null, is_streaming: false };
const chatCall = (id: string) => ({ id, type: "function", function: { name: "tide", arguments: '{"port": 1.0}' } });
const chat = inferenceOf(
  "/v1/chat/completions",
  {
    messages: [
      { role: "assistant", content: "", tool_calls: [chatCall("a"), chatCall("b")] },
      { role: "tool", tool_call_id: "b", content: "of a\u00e9" },
      { role: "tool", tool_call_id: "a", content: "b" },
      { role: "assistant", content: "", tool_calls: [chatCall("a")] },
      { role: "tool", tool_call_id: "a", content: "again" },
    ],
  },
  answer,
);
const claude = httpOf(
  "http://model.test/v1/messages",
  {
    messages: [
      {
        role: "assistant",
        content: [
          { type: "tool_use", id: "a", name: "zoom", input: { by: 2.5 } },
          { type: "tool_use", id: "b", name: "zoom", input: {} },
        ],
      },
      {
        role: "user",
        content: [
          { type: "tool_result", tool_use_id: "b", content: "a" },
          { type: "tool_result", tool_use_id: "a", content: "near" },
          { type: "text", text: "Well?" },
        ],
      },
    ],
  },
  answer,
);
const responses = inferenceOf(
  "/v1/responses",
  {
    input: [
      { role: "user", content: "See" },
      { type: "function_call", call_id: "a", name: "zoom", arguments: "{}" },
      { type: "function_call", call_id: "b", name: "zoom", arguments: "{}" },
      { type: "function_call_output", call_id: "b", output: "a" },
      { type: "function_call_output", call_id: "a", output: "near" },
    ],
  },
  answer,
);
const interactions = httpOf(
  "https://gemini.test/v1beta/interactions",
  {
    input: [
      { type: "text", text: "See" },
      { type: "function_call", id: "a", name: "zoom", arguments: { by: 2.5 } },
      { type: "function_call", id: "b", name: "zoom", arguments: {} },
      { type: "function_result", call_id: "b", name: "zoom", result: "a" },
      { type: "function_result", call_id: "a", name: "zoom", result: "near" },
    ],
  },
  answer,
);
const gemini = inferenceOf(
  "/generate_content",
  {
    contents: [
      {
        role: "model",
        parts: [
          { function_call: { id: "a", name: "zoom", args: { by: 2.5 } } },
          { function_call: { id: "b", name: "zoom", args: {} } },
        ],
      },
      {
        role: "user",
        parts: [
          { function_response: { id: "b", name: "zoom", response: { at: "a" } } },
          { function_response: { id: "a", name: "zoom", response: { at: "near" } } },
        ],
      },
    ],
  },
  answer,
);
const ollama = inferenceOf(
  "/api/chat",
  {
    messages: [
      { role: "user", content: "See" },
      {
        role: "assistant",
        content: "",
        tool_calls: ["a", "b"].map((id) => ({ id, function: { name: "zoom", arguments: {} } })),
      },
      { role: "tool", tool_call_id: "b", content: "a" },
      { role: "tool", tool_call_id: "a", content: "near" },
    ],
  },
  answer,
);

function baseOf(recording: Recording): EditBase {
  const conversation = conversationOf(recording);
  return {
    hash: "",
    testId: null,
    conversation,
    pieces: piecesOf(conversation.response),
    places: answerPlacesOf(recording, conversation),
  };
}

/** The first call with that id. */
function placeOf({ conversation }: EditBase, id: string) {
  for (const [message, { parts }] of conversation.request.messages.entries()) {
    const part = parts.findIndex((one) => one.type === "tool_call" && one.id === id);
    if (part !== -1) return { message, part };
  }
  throw new Error(`no call ${id}`);
}

function retyped(base: EditBase, id: string, now: string): SessionAction {
  const { message, part } = placeOf(base, id);
  return { type: "type", field: field.requestCall(message, part, "id"), was: id, now };
}

function planned(recording: Recording, ...actions: SessionAction[]) {
  const edits = editsOf(baseOf(recording), actions.reduce(sessionAfter, emptySession));
  const plan = planEdit(
    recording,
    edits.map((edit) => editSchema.parse(edit)),
  );
  if (!plan.ok) throw new Error(plan.failure.message);
  const opened = openRecording(recording.path, plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { messages } = conversationOf(opened.recording).request;
  return { plan, results: messages.flatMap(({ role, toolCallId }) => (role === "tool" ? [toolCallId] : [])) };
}

describe("results of a call whose id is changed", () => {
  const families: [string, Recording][] = [
    ["chat", chat],
    ["messages", claude],
    ["responses", responses],
    ["interactions", interactions],
    ["contents", gemini],
    ["Ollama", ollama],
  ];
  for (const [name, unlaid] of families) {
    const recording = asRecorded(unlaid);
    const base = baseOf(recording);
    const [, , ...later] = planned(recording).results;

    it(`take the new id, and no other line changes: ${name}`, () => {
      const { plan, results } = planned(recording, retyped(base, "a", "new"));
      expect(results).toEqual(["b", "new", ...later]);
      expect(plan.changedLines).toEqual({ added: 2, removed: 2 });
      expect(plan.warnings).toEqual([]);
    });

    it(`keep theirs where that is asked for, or their own is typed: ${name}`, () => {
      const call = placeOf(base, "a");
      const stay: SessionAction = { type: "follow", call: `${call.message}/${call.part}`, follows: false };
      const left = planned(recording, retyped(base, "a", "new"), stay);
      expect(left.results).toEqual(["b", "a", ...later]);
      expect(left.plan.warnings.map(({ message }) => message)).toContain("A result still answers the call a.");
      expect(planned(recording, retyped(base, "a", "new"), stay, { ...stay, follows: true }).results[1]).toBe("new");
      const named = namedCallsOf(base.conversation.request);
      const result = [...named].find(([, { part, message }]) => part === call.part && message === call.message)?.[0];
      const typed: SessionAction = {
        type: "type",
        field: field.requestResult(result ?? -1),
        was: fieldsOf(base).get(field.requestResult(result ?? -1)) ?? "",
        now: "own",
      };
      expect(planned(recording, retyped(base, "a", "new"), typed).results).toEqual(["b", "own", ...later]);
    });

    it(`follow calls that change their ids with each other: ${name}`, () => {
      expect(planned(recording, retyped(base, "a", "b"), retyped(base, "b", "a")).results).toEqual([
        "a",
        "b",
        ...later,
      ]);
    });
  }

  it("stay where the call is taken out", () => {
    const base = baseOf(chat);
    const { message, part } = placeOf(base, "a");
    const actions: SessionAction[] = [retyped(base, "a", "new"), { type: "remove-part", part: `${message}/${part}` }];
    const session = actions.reduce(sessionAfter, emptySession);
    expect(followedId(session, { message, part })).toBeNull();
    expect(planned(chat, ...actions).results).toEqual(["b", "a", "a"]);
  });
});
