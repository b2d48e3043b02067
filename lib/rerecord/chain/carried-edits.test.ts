import { describe, expect, it } from "vitest";
import { conversationOf } from "../../dialects";
import { eventLinesOf, httpOf, inferenceOf } from "../../dialects/testing";
import { asRecorded, edited } from "../../edit/testing";
import { embeddingOf } from "../../recording/embedding";
import type { Recording } from "../../recording/recording";
import { carriedEdits } from "./carried-edits";

/** The turn with the new answer in its request; it must then hold that one, and nothing else may be another. */
function carried(turn: Recording, from: Recording, to: Recording) {
  const made = carriedEdits(turn, from, to);
  if (!made.ok) throw new Error(made.reason);
  const { recording, conversation } = edited(turn, ...made.edits);
  expect(embeddingOf(conversation, conversationOf(to))).toMatchObject({ by: "messages" });
  expect(recording.response.raw).toBe(turn.response.raw);
  return { input: JSON.parse(recording.input.raw), notes: made.notes };
}

function reasonOf(turn: Recording, from: Recording, to: Recording): string {
  const made = carriedEdits(turn, from, to);
  return made.ok ? "carried" : made.reason;
}

const user = { role: "user", content: "When is high tide?" };

describe("chat", () => {
  type Call = { id: string; name: string; args: string };
  const tide: Call = { id: "call_1", name: "tide", args: '{"place": "Bergen"}' };
  const moon: Call = { id: "call_2", name: "moon", args: "{}" };
  const wire = ({ id, name, args }: Call) => ({ id, type: "function", function: { name, arguments: args } });
  const said = (content: unknown, calls: Call[] = [], more: object = {}) => ({
    role: "assistant",
    content,
    ...(calls.length > 0 && { tool_calls: calls.map(wire) }),
    ...more,
  });
  const result = (id: string, content: string) => ({ role: "tool", tool_call_id: id, content });
  const chat = (messages: object[], message: object = said("At six.")) => {
    const body = { object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }] };
    return asRecorded(inferenceOf("/v1/chat/completions", { model: "m", messages }, { body, is_streaming: false }));
  };
  const asks = (message: object) => chat([user], message);

  it("has the text that the model says now, written as the recorder writes it", () => {
    const turn = chat([user, said("At noon."), { role: "user", content: "And low tide?" }]);
    const { input } = carried(turn, asks(said("At noon.")), asks(said("Um zwölf „Uhr“. 🌊")));
    expect(input.messages).toEqual([user, said("Um zwölf „Uhr“. 🌊"), { role: "user", content: "And low tide?" }]);
  });

  it("has the calls' new arguments and ids, and the results name these; that they are to other arguments is noted", () => {
    const turn = chat([user, said("", [tide, moon]), result("call_2", "full"), result("call_1", "noon")]);
    const now = [
      { ...tide, id: "call_8", args: '{"place": "Oslo"}' },
      { ...moon, id: "call_9" },
    ];
    const { input, notes } = carried(turn, asks(said(null, [tide, moon])), asks(said(null, now)));
    expect(input.messages.slice(1)).toEqual([said("", now), result("call_9", "full"), result("call_8", "noon")]);
    expect(notes).toEqual(["`tide` gets other arguments; its result is still that to the old ones"]);
  });

  it("writes arguments as the client does, which may lay them out anew", () => {
    const [spaced, compact] = ['{"place": "Oslo"}', '{"place":"Bergen"}'];
    const [from, to] = [asks(said(null, [tide])), asks(said(null, [{ ...tide, args: spaced }]))];
    const turn = (args: string) => chat([user, said("", [{ ...tide, args }]), result("call_1", "noon")]);
    const argumentsIn = (made: ReturnType<typeof carried>) => made.input.messages[1].tool_calls[0].function.arguments;
    expect(argumentsIn(carried(turn(tide.args), from, to))).toBe(spaced);
    expect(argumentsIn(carried(turn(compact), from, to))).toBe('{"place":"Oslo"}');
    expect(argumentsIn(carried(turn(compact), from, from))).toBe(compact);
  });

  it("follows calls that are made in another order, their results with them", () => {
    const turn = chat([user, said("", [tide, moon]), result("call_1", "noon"), result("call_2", "full")]);
    const now = [
      { ...moon, id: "call_8" },
      { ...tide, id: "call_9" },
    ];
    const { input, notes } = carried(turn, asks(said(null, [tide, moon])), asks(said(null, now)));
    expect(input.messages.slice(1)).toEqual([said("", now), result("call_8", "full"), result("call_9", "noon")]);
    expect(notes).toEqual([]);
  });

  it("takes a text beside the calls, and leaves one out, as the model does", () => {
    const from = asks(said(null, [tide]));
    for (const content of ["", null, undefined]) {
      const turn = chat([user, said(content, [tide]), result("call_1", "noon")]);
      const { input } = carried(turn, from, asks(said("Let me see.", [tide])));
      expect(input.messages[1]).toMatchObject(said("Let me see.", [tide]));
    }
    const spoken = chat([user, said("Let me see.", [tide]), result("call_1", "noon")]);
    expect(carried(spoken, asks(said("Let me see.", [tide])), from).input.messages[1].content).toBe("");
  });

  it("knows content that is a list of parts", () => {
    const parts = (...texts: string[]) => texts.map((text) => ({ type: "text", text }));
    const turn = chat([user, said(parts("At noon.")), { role: "user", content: "Well?" }]);
    expect(carried(turn, asks(said("At noon.")), asks(said("At dusk."))).input.messages[1]).toEqual(
      said(parts("At dusk.")),
    );
    const two = carried(turn, asks(said("At noon.")), asks(said(parts("At", " dusk."))));
    expect(two.input.messages[1]).toEqual(said(parts("At", " dusk.")));
  });

  it("repeats reasoning where the request does, in members or in tags", () => {
    const turn = (message: object) => chat([user, message, { role: "user", content: "Well?" }]);
    const thinking = (text: string, reasoning: string) => said(text, [], { reasoning });
    const [from, to] = [asks(thinking("At noon.", "Sun.")), asks(thinking("At dusk.", "Moon."))];
    expect(carried(turn(thinking("At noon.", "Sun.")), from, to).input.messages[1]).toEqual(
      thinking("At dusk.", "Moon."),
    );
    expect(carried(turn(said("At noon.")), from, to).input.messages[1]).toEqual(said("At dusk."));
    const silent = carried(turn(thinking("At noon.", "Sun.")), from, asks(said("At dusk.")));
    expect(silent.input.messages[1]).toEqual(said("At dusk."));
    const tagged = (text: string, reasoning: string) => said(`<think>${reasoning}</think>\n${text}`);
    const made = carried(
      turn(tagged("At noon.", "Sun.")),
      asks(tagged("At noon.", "Sun.")),
      asks(tagged("At dusk.", "Moon.")),
    );
    expect(made.input.messages[1]).toEqual(tagged("At dusk.", "Moon."));
  });

  it("stops where the new answer goes another way, since what the tools would have said is missing", () => {
    const from = asks(said(null, [tide]));
    const turn = chat([user, said("", [tide]), result("call_1", "noon")]);
    expect(reasonOf(turn, from, asks(said("At noon.")))).toContain("does not call `tide` any more");
    expect(reasonOf(turn, from, asks(said(null, [tide, moon])))).toContain("calls `moon`, whose result is missing");
    expect(reasonOf(turn, from, asks(said(null, [moon])))).toContain("does not call `tide` any more");
    expect(reasonOf(turn, from, asks(said(null)))).toBe("the new answer says nothing");
    expect(reasonOf(turn, from, asks(said(null, [], { refusal: "No." })))).toMatch(/refusal|does not call/);
  });

  it("stops where the request holds another answer", () => {
    const from = asks(said(null, [tide]));
    const turns = [
      [user, { role: "user", content: "Well?" }],
      [user],
      [user, said(null, [{ ...tide, id: "call_of_another_run" }]), result("call_of_another_run", "noon")],
    ];
    for (const messages of turns) {
      expect(reasonOf(chat(messages), from, asks(said(null, [tide])))).toBe("its request does not hold the answer");
    }
  });
});

describe("Anthropic's messages", () => {
  const result = (id: string) => ({
    role: "user",
    content: [{ type: "tool_result", tool_use_id: id, content: "noon" }],
  });
  const use = (id: string, place: string) => ({ type: "tool_use", id, name: "tide", input: { place } });
  const thought = (thinking: string, signature: string) => ({ type: "thinking", thinking, signature });
  const text = (said: string) => ({ type: "text", text: said });
  const messages = (asked: object[], content: object[]) =>
    asRecorded(
      httpOf(
        "https://api.anthropic.com/v1/messages",
        { model: "m", messages: asked },
        {
          body: { type: "message", role: "assistant", content, stop_reason: "end_turn" },
          is_streaming: false,
        },
      ),
    );
  const asks = (...content: object[]) => messages([user], content);
  const turn = (...content: object[]) =>
    messages([user, { role: "assistant", content }, result("toolu_1")], [text("So.")]);

  it("carries calls as objects, thoughts with their signatures, and texts as blocks", () => {
    const from = asks(thought("Sun.", "abc"), use("toolu_1", "Bergen"));
    const to = asks(thought("Moon.", "xyz"), text("Let me see."), use("toolu_9", "Oslo"));
    const { input } = carried(turn(thought("Sun.", "abc"), use("toolu_1", "Bergen")), from, to);
    expect(input.messages.slice(1)).toEqual([
      { role: "assistant", content: [thought("Moon.", "xyz"), text("Let me see."), use("toolu_9", "Oslo")] },
      result("toolu_9"),
    ]);
    const unsigned = carried(turn({ type: "thinking", thinking: "Sun." }, use("toolu_1", "Bergen")), from, to);
    expect(unsigned.input.messages[1].content[0]).toEqual({ type: "thinking", thinking: "Moon." });
    const silent = carried(turn(thought("Sun.", "abc"), use("toolu_1", "Bergen")), from, asks(use("toolu_9", "Oslo")));
    expect(silent.input.messages[1].content).toEqual([use("toolu_9", "Oslo")]);
  });

  it("reads thoughts and signatures off a stream", () => {
    const block = (index: number, content_block: object, ...deltas: object[]) => [
      ["content_block_start", { type: "content_block_start", index, content_block }] as const,
      ...deltas.map((delta) => ["content_block_delta", { type: "content_block_delta", index, delta }] as const),
    ];
    const streamed = eventLinesOf([
      ["message_start", { type: "message_start", message: { role: "assistant", content: [] } }],
      ...block(
        0,
        { type: "thinking", thinking: "", signature: "" },
        { type: "thinking_delta", thinking: "Mo" },
        { type: "thinking_delta", thinking: "on." },
        { type: "signature_delta", signature: "xyz" },
      ),
      ...block(
        1,
        { type: "tool_use", id: "toolu_9", name: "tide", input: {} },
        { type: "input_json_delta", partial_json: '{"place": "Oslo"}' },
      ),
    ]);
    const to = asRecorded(httpOf("https://api.anthropic.com/v1/messages", { model: "m", messages: [user] }, streamed));
    const from = asks(thought("Sun.", "abc"), use("toolu_1", "Bergen"));
    const { input } = carried(turn(thought("Sun.", "abc"), use("toolu_1", "Bergen")), from, to);
    expect(input.messages[1].content).toEqual([thought("Moon.", "xyz"), use("toolu_9", "Oslo")]);
  });
});

describe("the responses API", () => {
  const call = (call_id: string) => ({ type: "function_call", call_id, name: "tide", arguments: "{}" });
  const output = (call_id: string) => ({ type: "function_call_output", call_id, output: "noon" });
  const reasoning = (id: string) => ({ type: "reasoning", id, summary: [], encrypted_content: `sealed ${id}` });
  const said = (text: string) => ({
    type: "message",
    role: "assistant",
    content: [{ type: "output_text", text, annotations: [] }],
  });
  const respond = (input: object[] | string, items: object[], more: object = {}, id = "resp_1") =>
    asRecorded(
      inferenceOf(
        "/v1/responses",
        { model: "m", input, ...more },
        {
          body: { object: "response", id, status: "completed", output: items },
          is_streaming: false,
        },
      ),
    );
  const asks = (...items: object[]) => respond([user], items);

  it("carries items: messages, calls with their results, and sealed reasoning", () => {
    const turn = respond([user, reasoning("rs_1"), call("call_1"), output("call_1")], [said("So.")]);
    const from = asks(reasoning("rs_1"), call("call_1"));
    const { input } = carried(turn, from, asks(reasoning("rs_9"), said("Let me see."), call("call_9")));
    expect(input.input).toEqual([user, reasoning("rs_9"), said("Let me see."), call("call_9"), output("call_9")]);
    const spoken = respond([user, said("Let me see."), call("call_1"), output("call_1")], [said("So.")]);
    const silent = carried(spoken, asks(said("Let me see."), call("call_1")), asks(call("call_9")));
    expect(silent.input.input).toEqual([user, call("call_9"), output("call_9")]);
  });

  it("follows a name: the new id where there is one, none where nobody knows it", () => {
    const turn = respond("And then?", [said("So.")], { previous_response_id: "resp_1" }, "resp_2");
    const from = respond("When?", [said("At noon.")]);
    const to = (id: string) => respond("When?", [said("At dusk.")], {}, id);
    expect(carriedEdits(turn, from, to("resp_9"))).toEqual({
      ok: true,
      edits: [{ type: "set", pointer: "/request/body/previous_response_id", json: '"resp_9"' }],
      notes: [],
    });
    expect(carriedEdits(turn, from, to("resp_1"))).toEqual({ ok: true, edits: [], notes: [] });
    expect(reasonOf(turn, from, to("rec-123"))).toContain("which no provider knows");
  });
});

describe("Google's families", () => {
  const config = { url: "vertexai:generate_content", endpoint: "/generate_content" };
  const genai = (contents: object[], parts: object[]) =>
    asRecorded(
      inferenceOf(
        config.endpoint,
        { model: "m", contents, config: {} },
        {
          body: { candidates: [{ content: { role: "model", parts }, finish_reason: "STOP" }] },
          is_streaming: false,
        },
      ),
    );
  const asked = { role: "user", parts: [{ text: "When?" }] };
  const calls = (place: string, more: object = {}) => ({ function_call: { name: "tide", args: { place } }, ...more });
  const result = { role: "user", parts: [{ function_response: { name: "tide", response: { result: "noon" } } }] };

  it("carries parts: texts, thoughts, calls without ids and with signatures", () => {
    const turn = genai(
      [asked, { role: "model", parts: [calls("Bergen", { thought_signature: "a" })] }, result],
      [{ text: "So." }],
    );
    const from = genai([asked], [calls("Bergen", { thought_signature: "a" })]);
    const to = genai([asked], [{ text: "Let me see." }, calls("Oslo", { thought_signature: "b" })]);
    expect(carried(turn, from, to).input.contents).toEqual([
      asked,
      { role: "model", parts: [{ text: "Let me see." }, calls("Oslo", { thought_signature: "b" })] },
      result,
    ]);
    expect(reasonOf(turn, from, genai([asked], [calls("Oslo")]))).toContain("repeats a signature");
  });

  const interaction = (input: unknown, outputs: object[], more: object = {}) =>
    asRecorded(
      httpOf(
        "https://generativelanguage.googleapis.com/v1beta/interactions",
        { model: "m", input, ...more },
        {
          body: { id: "int_1", status: "completed", outputs },
          is_streaming: false,
        },
      ),
    );
  const call = (id: string, place: string) => ({ type: "function_call", id, name: "tide", arguments: { place } });
  const thought = (signature: string) => ({ type: "thought", signature });
  const given = (call_id: string) => ({ type: "function_result", call_id, name: "tide", result: "noon" });

  it("carries an interaction's turns and contents", () => {
    const [from, to] = [
      [thought("a"), call("1", "Bergen")],
      [thought("b"), call("9", "Oslo")],
    ];
    const question = { type: "text", text: "When?" };
    const flat = interaction([question, ...from, given("1")], [{ type: "text", text: "So." }]);
    const asksFlat = (outputs: object[]) => interaction([question], outputs);
    expect(carried(flat, asksFlat(from), asksFlat(to)).input.input).toEqual([question, ...to, given("9")]);
    const asked = { role: "user", content: "When?" };
    const turns = interaction([asked, { role: "model", content: from }, { role: "user", content: [given("1")] }], []);
    const asksTurns = (outputs: object[]) => interaction([asked], outputs);
    expect(carried(turns, asksTurns(from), asksTurns(to)).input.input).toEqual([
      asked,
      { role: "model", content: to },
      { role: "user", content: [given("9")] },
    ]);
  });
});

it("carries Ollama's calls, which have no ids, and its thinking", () => {
  const message = (content: string, place: string, thinking: string) => ({
    role: "assistant",
    content,
    thinking,
    tool_calls: [{ function: { name: "tide", arguments: { place } } }],
  });
  const chat = (messages: object[], said: object) =>
    asRecorded(
      inferenceOf("/api/chat", { model: "m", messages }, { body: { message: said, done: true }, is_streaming: false }),
    );
  const tool = { role: "tool", tool_name: "tide", content: "noon" };
  const turn = chat([user, message("", "Bergen", "Sun."), tool], { role: "assistant", content: "So." });
  const from = chat([user], message("", "Bergen", "Sun."));
  const { input } = carried(turn, from, chat([user], message("Let me see.", "Oslo", "Moon.")));
  expect(input.messages).toEqual([user, message("Let me see.", "Oslo", "Moon."), tool]);
});
