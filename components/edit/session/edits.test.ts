import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationOf } from "@/lib/dialects";
import { inferenceOf } from "@/lib/dialects/testing";
import { planEdit } from "@/lib/edit";
import { answerPlacesOf } from "@/lib/edit/answer-places";
import { type EditInput, editSchema } from "@/lib/edit/edit";
import { answerReadingOf, type Reading, requestReadingsOf } from "@/lib/edit/steps/reading";
import { openRecording, type Recording } from "@/lib/recording/recording";
import { callsOf, type EditBase, piecesOf, TEXT_KINDS } from "./base";
import { editsOf } from "./edits";
import { field, fieldsOf } from "./fields";
import { problemsIn } from "./problems";
import { rolesOf, stepOf, unitsOf } from "./request-list";
import { emptySession, orderOf, type Session, type SessionAction, sessionAfter } from "./session";

function baseOf(recording: Recording): EditBase {
  const conversation = conversationOf(recording);
  return {
    hash: "",
    testId: recording.testId,
    conversation,
    pieces: piecesOf(conversation.response),
    places: answerPlacesOf(recording, conversation),
  };
}

/** What a session says of a recording, told without any edits. */
function shownBy({ testId, conversation }: EditBase, session: Session) {
  const now = (name: string, was: string) => session.values[name]?.now ?? was;
  const request = requestReadingsOf({
    ...conversation.request,
    messages: conversation.request.messages.map((message, m) => ({
      ...message,
      parts: message.parts.map((part, p) =>
        part.type === "text" || part.type === "reasoning" || part.type === "refusal"
          ? { ...part, text: now(field.requestText(m, p), part.text) }
          : part,
      ),
    })),
  });
  const messages = orderOf(session, request.length)
    .filter((id) => !session.removedMessages.includes(id))
    .map((id): Partial<Reading> | undefined => {
      const { role, text } = session.addedMessages[id] ?? {};
      return role === undefined ? request[Number(id)] : { role, text };
    });
  const answer = answerReadingOf(conversation.response);
  for (const [m, reading] of answer.messages.entries()) {
    const message = conversation.response.messages[m];
    if (!message) continue;
    for (const kind of TEXT_KINDS) {
      const own = message.parts.map((part, p) => (part.type === kind ? now(field.text(m, p), part.text) : ""));
      reading[kind] = own.join("") + now(field.newText(m, kind), "");
    }
    reading.calls = callsOf(message)
      .map(({ call }, c) => ({
        id: call.id,
        name: now(field.callName(m, c), call.name),
        arguments: now(field.callArguments(m, c), call.arguments),
      }))
      .filter((_, c) => !session.removedCalls.includes(`${m}/${c}`))
      .concat(session.addedCalls.filter(({ message }) => message === m).map((call) => ({ ...call, id: "" })));
  }
  return {
    testId: now(field.testId, testId ?? "") || null,
    messages,
    answers: answer.messages.map(({ text, reasoning, refusal, calls }) => ({
      text,
      reasoning,
      refusal,
      calls: calls.map(({ name, arguments: json }) => [name, value(json)]),
    })),
    finishReason: now(field.finishReason, answer.finishReason ?? "") || null,
    input: now(field.usage("input"), String(answer.usage?.input ?? "")),
    cached: now(field.usage("cached"), String(answer.usage?.cached ?? "")),
    error: answer.error && now(field.error("message"), answer.error.message),
  };
}

function value(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function applied(recording: Recording, edits: readonly EditInput[]) {
  const plan = planEdit(
    recording,
    edits.map((edit) => editSchema.parse(edit)),
  );
  if (!plan.ok) return plan;
  const opened = openRecording(recording.path, plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return { ok: true as const, text: plan.text, base: baseOf(opened.recording) };
}

/** Expects that a session's edits are made, and give what the session shows; gives the new text. */
function expectShown(recording: Recording, ...actions: SessionAction[]): string {
  const base = baseOf(recording);
  const session = actions.reduce(sessionAfter, emptySession);
  const edits = editsOf(base, session);
  expect(problemsIn(session)).toBe(0);
  const after = applied(recording, edits);
  if (!after.ok) throw new Error(`${after.failure.message} ${JSON.stringify(edits)}`);
  expect(shownBy(after.base, emptySession)).toMatchObject(shownBy(base, session));
  return after.text;
}

const samples = readdirSync("recordings", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".json"))
  .flatMap((path) => {
    const opened = openRecording(path, readFileSync(join("recordings", path), "utf8"));
    return opened.ok ? [opened.recording] : [];
  });

const typing = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.replace(/[<\r]/g, "")),
  fc.constantFrom("", "One word more.", 'A "quote" and 🐋', "two\nlines"),
);

/** Steps that people could take in a recording: what its page offers, by random choice. */
function stepsIn(base: EditBase): fc.Arbitrary<(session: Session) => SessionAction | null> {
  const { request, response } = base.conversation;
  const fields = [...fieldsOf(base)].filter(
    ([name]) => !/\/(name|arguments|status)$|^usage|new\/|^request\/\d+\/(call|media|result)/.test(name),
  );
  const count = request.messages.length;
  const options: fc.Arbitrary<(session: Session) => SessionAction | null>[] = [];
  if (fields.length > 0) {
    options.push(
      fc.tuple(fc.constantFrom(...fields), typing).map(
        ([[name, was], now]) =>
          () =>
            /error/.test(name) && now === "" ? null : { type: "type", field: name, was, now },
      ),
    );
  }
  const calls = response.messages.flatMap((message, m) => callsOf(message).map((_, c) => `${m}/${c}`));
  if (calls.length > 0) options.push(fc.constantFrom(...calls).map((call) => () => ({ type: "remove-call", call })));
  const streamed = base.pieces.flatMap((parts, m) => parts.flatMap((pieces, p) => (pieces > 1 ? [`${m}/${p}`] : [])));
  if (streamed.length > 0) {
    options.push(
      fc.tuple(fc.constantFrom(...streamed), fc.constantFrom("word", "one")).map(([part, by]) => () => ({
        type: "spread",
        part,
        by,
      })),
    );
  }
  const roles = rolesOf(base.conversation).filter((role) => role !== "tool");
  if (roles.length > 0) {
    options.push(
      fc.tuple(fc.nat(), fc.constantFrom(1, -1)).map(([pick, step]) => (session) => {
        const order = orderOf(session, count);
        const id = order[pick % order.length] ?? "";
        const to = stepOf(unitsOf(base.conversation, order), id, step === 1 ? 1 : -1);
        return to === null ? null : { type: "move-message", id, to, count };
      }),
      fc.nat().map((pick) => (session) => {
        const order = orderOf(session, count);
        return { type: "remove-message", id: order[pick % order.length] ?? "" };
      }),
      fc.constantFrom(...roles).map((role) => (session) => ({
        type: "add-message",
        at: orderOf(session, count).length,
        count,
        role,
      })),
    );
  }
  return fc.oneof(...options);
}

describe("the edits of a session", () => {
  it("are none where nothing is typed, or all is typed back", () => {
    for (const recording of samples) {
      const base = baseOf(recording);
      expect(editsOf(base, emptySession)).toEqual([]);
      const back = [...fieldsOf(base)].flatMap(([name, was]): SessionAction[] => [
        { type: "type", field: name, was, now: `${was}1` },
        { type: "type", field: name, was, now: was },
      ]);
      expect(back.reduce(sessionAfter, emptySession)).toEqual(emptySession);
    }
  });

  it("give what the session shows", () => {
    for (const recording of samples) {
      const base = baseOf(recording);
      fc.assert(
        fc.property(fc.array(stepsIn(base), { minLength: 1, maxLength: 8 }), (steps) => {
          const session = steps.reduce((before, step) => {
            const action = step(before);
            return action ? sessionAfter(before, action) : before;
          }, emptySession);
          const edits = editsOf(base, session);
          const after = applied(recording, edits);
          if (!after.ok) {
            // Some wires have no empty message, and read two of one speaker as one.
            expect(after.failure.message, `${base.conversation.dialect} ${JSON.stringify(edits)}`).toMatch(
              /\d messages in place of \d/,
            );
            return;
          }
          expect(shownBy(after.base, emptySession)).toMatchObject(shownBy(base, session));
        }),
        { numRuns: 12 },
      );
    }
  });
});

describe("edits that change what stands where", () => {
  const chunk = (delta: object) => ({ id: "rec-1", object: "chat.completion.chunk", choices: [{ index: 0, delta }] });
  const thinking = [
    { kind: "thought", text: "First. " },
    { kind: "answer", text: "One. " },
    { kind: "thought", text: "Then. " },
    { kind: "answer", text: "Two." },
  ];
  const gemini = inferenceOf(
    "/generate_content_stream",
    { model: "gemini", contents: [{ parts: [{ text: "Count." }], role: "user" }] },
    {
      body: thinking.map(({ kind, text }) => ({
        candidates: [{ content: { parts: [{ text, thought: kind === "thought" }], role: "model" } }],
      })),
      is_streaming: true,
    },
  );
  const type = (base: EditBase, name: string, now: string): SessionAction => ({
    type: "type",
    field: name,
    was: fieldsOf(base).get(name) ?? "",
    now,
  });

  it("change, take out and add parts of the request's messages", () => {
    const asked = (id: string) => ({ id, type: "function", function: { name: "look", arguments: '{"page": 1}' } });
    const recording = inferenceOf(
      "/v1/chat/completions",
      {
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Look." },
              { type: "image_url", image_url: { url: "https://a.test/a.png" } },
              { type: "text", text: "Twice." },
            ],
          },
          { role: "assistant", content: "Aye", tool_calls: [asked("a"), asked("b")] },
          { role: "tool", tool_call_id: "b", content: "A fish" },
        ],
      },
      { body: [chunk({ content: "Fish." })], is_streaming: true },
    );
    const base = baseOf(recording);
    const actions: SessionAction[] = [
      type(base, field.requestText(0, 0), ""),
      type(base, field.requestMedia(0, 1), "https://b.test/b.png"),
      { type: "remove-part", part: "0/2" },
      type(base, field.requestCall(1, 2, "id"), "c"),
      type(base, field.requestCall(1, 2, "arguments"), '{"page": 2.0}'),
      { type: "remove-part", part: "1/1" },
      { type: "remove-part", part: "1/0" },
      { type: "restore-part", part: "1/0" },
      type(base, field.requestResult(2), "c"),
      { type: "add-part", message: 0, kind: "text", name: "" },
      { type: "change-part", id: "new-0", change: { text: "Once." } },
      { type: "add-part", message: 1, kind: "call", name: "row" },
      { type: "add-part", message: 0, kind: "image", name: "" },
    ];
    const session = actions.reduce(sessionAfter, emptySession);
    // The image has no address yet.
    expect(problemsIn(session)).toBe(1);
    const after = applied(recording, editsOf(base, session));
    if (!after.ok) throw new Error(after.failure.message);
    const { messages } = after.base.conversation.request;
    expect(messages.map(({ parts }) => parts.map(({ pointer: _, ...part }) => part))).toMatchObject([
      [
        { type: "image", source: { url: "https://b.test/b.png" } },
        { type: "text", text: "Once." },
      ],
      [
        { type: "text", text: "Aye" },
        { id: "c", arguments: '{"page": 2.0}' },
        { id: "call_edited_1", name: "row", arguments: "{}" },
      ],
      [{ type: "text", text: "A fish" }],
    ]);
    expect(messages[2]?.toolCallId).toBe("c");
  });

  it("say why an answer ended and what it took, where it did not, and take that away again", () => {
    const base = baseOf(gemini);
    const { finishReason, usage } = base.conversation.response;
    expect([finishReason, usage]).toEqual([null, null]);
    const text = expectShown(
      gemini,
      type(base, field.finishReason, "STOP"),
      type(base, field.usage("input"), "3"),
      type(base, field.usage("cached"), "1"),
    );
    const opened = openRecording(gemini.path, text);
    if (!opened.ok) throw new Error(opened.problem.message);
    const said = baseOf(opened.recording);
    expectShown(
      opened.recording,
      type(said, field.finishReason, ""),
      type(said, field.usage("input"), ""),
      type(said, field.usage("cached"), ""),
    );
  });

  it("empty parts between others without losing those behind", () => {
    const base = baseOf(gemini);
    const kinds = base.conversation.response.messages[0]?.parts.map((part) => part.type);
    expect(kinds).toEqual(["reasoning", "text", "reasoning", "text"]);
    expectShown(gemini, type(base, field.text(0, 1), ""), type(base, field.text(0, 2), ""));
    expectShown(gemini, type(base, field.text(0, 0), ""), type(base, field.text(0, 3), "Three."));
  });

  it("remove a call, change another, and add a third", () => {
    const call = (index: number) => ({
      index,
      id: `call_${index}`,
      function: { name: "look", arguments: `{"page": ${index}}` },
      type: "function",
    });
    const recording = inferenceOf(
      "/v1/chat/completions",
      { model: "gpt", messages: [{ role: "user", content: "Look." }] },
      { body: [chunk({ tool_calls: [call(0)] }), chunk({ tool_calls: [call(1)] })], is_streaming: true },
    );
    const text = expectShown(
      recording,
      { type: "remove-call", call: "0/0" },
      type(baseOf(recording), field.callArguments(0, 1), '{"page": 7}'),
      { type: "add-call", message: 0, name: "shut" },
    );
    expect(text).not.toContain("call_0");
  });
});
