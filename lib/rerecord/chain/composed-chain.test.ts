import { describe, expect, it } from "vitest";
import { conversationOf } from "../../dialects";
import { httpOf, inferenceOf } from "../../dialects/testing";
import { asRecorded } from "../../edit/testing";
import { embeddingOf } from "../../recording/embedding";
import { openRecording, type Recording } from "../../recording/recording";
import { answeredAnew, composedChain } from "./composed-chain";

/** How a family writes a conversation: a question, an answer, and a recording of both. */
type Family = {
  asked: (text: string) => object;
  said: (text: string) => object;
  recording: (messages: object[], answer: string) => Recording;
};

const content = (role: string) => (text: string) => ({ role, content: text });
const http = (url: string, body: (messages: object[]) => object, answer: (text: string) => object) => {
  return (messages: object[], text: string) =>
    asRecorded(httpOf(url, body(messages), { body: answer(text), is_streaming: false }));
};

const families: Record<string, Family> = {
  chat: {
    asked: content("user"),
    said: content("assistant"),
    recording: (messages, text) => {
      const message = { role: "assistant", content: text };
      const body = { object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }] };
      return asRecorded(inferenceOf("/v1/chat/completions", { model: "m", messages }, { body, is_streaming: false }));
    },
  },
  "the responses API": {
    asked: content("user"),
    said: (text) => ({ type: "message", role: "assistant", content: [{ type: "output_text", text, annotations: [] }] }),
    recording: (input, text) => {
      const said = { type: "message", role: "assistant", content: [{ type: "output_text", text, annotations: [] }] };
      const body = { object: "response", id: "resp_1", status: "completed", output: [said] };
      return asRecorded(inferenceOf("/v1/responses", { model: "m", input }, { body, is_streaming: false }));
    },
  },
  "Anthropic's messages": {
    asked: content("user"),
    said: content("assistant"),
    recording: http(
      "https://api.anthropic.com/v1/messages",
      (messages) => ({ model: "m", messages }),
      (text) => ({ type: "message", role: "assistant", content: [{ type: "text", text }], stop_reason: "end_turn" }),
    ),
  },
  Gemini: {
    asked: (text) => ({ role: "user", parts: [{ text }] }),
    said: (text) => ({ role: "model", parts: [{ text }] }),
    recording: (contents, text) => {
      const body = { candidates: [{ content: { role: "model", parts: [{ text }] }, finish_reason: "STOP" }] };
      return asRecorded(
        inferenceOf("/generate_content", { model: "m", contents, config: {} }, { body, is_streaming: false }),
      );
    },
  },
  Ollama: {
    asked: content("user"),
    said: content("assistant"),
    recording: (messages, text) => {
      const body = { model: "m", message: { role: "assistant", content: text }, done: true, done_reason: "stop" };
      return asRecorded(inferenceOf("/api/chat", { model: "m", messages }, { body, is_streaming: false }));
    },
  },
};

/** Under a name of its own: a test's recordings are told apart by it. */
function entryOf(path: string, { doc }: Recording) {
  const opened = openRecording(path, doc.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return { path, recording: opened.recording, conversation: conversationOf(opened.recording) };
}

describe.each(Object.entries(families))("a chain of %s", (_, { asked, said, recording }) => {
  const first = [asked("When?")];
  const second = [...first, said("At noon."), asked("And then?")];
  const third = [...second, said("At six."), asked("Well?")];
  // In no order of their own.
  const entries = [
    entryOf("c", recording(third, "Good.")),
    entryOf("a", recording(first, "At noon.")),
    entryOf("b", recording(second, "At six.")),
  ];
  const dusk = recording(first, "At dusk.");
  const nine = recording(second, "At nine.");

  it("carries one answer into all turns behind it", () => {
    const turns = composedChain(entries, new Map([["a", dusk]]));
    expect(turns.map(({ path, steps, why }) => [path, steps.map(({ from }) => from), why])).toEqual([
      ["b", ["a"], null],
      ["c", ["a"], null],
    ]);
    const [b, c] = turns.map(({ steps }) => steps.at(-1)?.recording);
    if (!b || !c) throw new Error("nothing was carried");
    expect(embeddingOf(conversationOf(b), conversationOf(dusk))).not.toBeNull();
    expect(embeddingOf(conversationOf(c), conversationOf(b))).not.toBeNull();
  });

  it("carries several one after the other, each into what the one before it made", () => {
    const answers = new Map([
      ["b", nine],
      ["a", dusk],
    ]);
    const turns = composedChain(entries, answers);
    const steps = turns.map((turn) => turn.steps.map(({ from }) => from));
    expect([turns.map(({ path }) => path), steps]).toEqual([
      ["b", "c"],
      [["a"], ["a", "b"]],
    ]);
    const [b, c] = turns.map((turn) => turn.steps.at(-1)?.recording);
    const answered = b && answeredAnew(b, nine);
    if (!c || !answered?.ok) throw new Error("nothing was carried");
    expect(embeddingOf(conversationOf(c), conversationOf(answered.recording))).not.toBeNull();
    expect(c.response.raw).toBe(entries[0]?.recording.response.raw);
    const keys = turns.flatMap((turn) => turn.steps.map(({ key }) => key));
    expect(new Set(keys).size).toBe(3);
  });

  it("changes nothing where the new answer says the same", () => {
    expect(composedChain(entries, new Map([["a", recording(first, "At noon.")]]))).toEqual([]);
  });
});

describe("a chain that cannot follow", () => {
  const call = (id: string, name: string) => ({ id, type: "function", function: { name, arguments: "{}" } });
  const chat = (messages: object[], message: object) => {
    const body = { object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }] };
    return asRecorded(inferenceOf("/v1/chat/completions", { model: "m", messages }, { body, is_streaming: false }));
  };
  const calling = (id: string, name: string) => ({ role: "assistant", content: null, tool_calls: [call(id, name)] });
  const said = (text: string) => ({ role: "assistant", content: text });
  const user = { role: "user", content: "When?" };
  const second = [user, calling("call_1", "tide"), { role: "tool", tool_call_id: "call_1", content: "noon" }];
  const third = [...second, said("At noon."), user];
  const entries = [
    entryOf("a", chat([user], calling("call_1", "tide"))),
    entryOf("b", chat(second, said("At noon."))),
    entryOf("c", chat(third, said("Good."))),
    entryOf("apart", chat([{ role: "user", content: "Who?" }], said("I."))),
  ];

  it("says why of each turn behind the answer, and goes on with none of them", () => {
    const answers = new Map([
      ["a", chat([user], calling("call_9", "moon"))],
      ["b", chat(second, said("At dusk."))],
    ]);
    const turns = composedChain(entries, answers);
    expect(turns.map(({ path, steps }) => [path, steps])).toEqual([
      ["b", []],
      ["c", []],
    ]);
    for (const { why } of turns) expect(why).toContain("does not call `tide` any more");
  });

  it("stops behind an answer that says nothing", () => {
    const turns = composedChain(entries, new Map([["b", chat(second, said(""))]]));
    expect(turns).toMatchObject([{ path: "c", steps: [], why: "the new answer says nothing" }]);
  });
});
