import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, inferenceOf, recordingOf, typed } from "../../dialects/testing";
import { requestKeyOf } from "../../recording/key";
import { openRecording } from "../../recording/recording";
import { planEdit } from "../plan-edit";
import { asRecorded, edited, refusalOf } from "../testing";

const answer = (content: string) => ({
  body: typed("openai.types.chat.chat_completion.ChatCompletion", {
    choices: [
      {
        finish_reason: "stop",
        index: 0,
        logprobs: null,
        message: { content, refusal: null, role: "assistant", tool_calls: null },
      },
    ],
  }),
  is_streaming: false,
});
const chatOf = (...messages: object[]) =>
  asRecorded(inferenceOf("/v1/chat/completions", { model: "m", messages, temperature: 0.5 }, answer("Fine")));
const talk = chatOf(
  { role: "system", content: "Be brief" },
  {
    role: "user",
    content: [
      { type: "text", text: "Which" },
      { type: "text", text: "bay?" },
    ],
  },
  { role: "assistant", content: "<think>Map</think>This one" },
  { role: "user", content: "Sure?" },
);
const rolesOf = (recording: Parameters<typeof edited>[0], ...edits: Parameters<typeof edited>[1][]) =>
  edited(recording, ...edits).conversation.request.messages.map(({ role }) => role);

describe("messages of a request", () => {
  it("change their text, one part alone, and the key with it", () => {
    const { conversation, plan, recording } = edited(talk, {
      type: "request-text",
      message: 1,
      part: 1,
      text: "cove \u{1f30a}?",
    });
    expect(conversation.request.messages[1]?.parts).toMatchObject([{ text: "Which" }, { text: "cove 🌊?" }]);
    expect(plan.changedLines).toEqual({ added: 1, removed: 1 });
    expect(plan.key).toEqual({ before: requestKeyOf(talk), after: requestKeyOf(recording) });
    expect(plan.key.before).not.toBe(plan.key.after);
  });

  it("change reasoning inside tags, and the text behind it", () => {
    const { plan } = edited(
      talk,
      { type: "request-text", message: 2, part: 0, text: "Chart" },
      { type: "request-text", message: 2, part: 1, text: "That one" },
    );
    expect(plan.text).toContain('"<think>Chart</think>That one"');
    expect(plan.changedLines).toEqual({ added: 1, removed: 1 });
  });

  it("come, go and move", () => {
    expect(rolesOf(talk, { type: "add-message", at: 4, role: "assistant", text: "Yes" })).toEqual([
      "system",
      "user",
      "assistant",
      "user",
      "assistant",
    ]);
    expect(rolesOf(talk, { type: "add-message", at: 0, role: "developer", text: "Hm" })).toEqual([
      "developer",
      "system",
      "user",
      "assistant",
      "user",
    ]);
    expect(rolesOf(talk, { type: "remove-message", message: 0 })).toEqual(["user", "assistant", "user"]);
    expect(rolesOf(talk, { type: "move-message", message: 2, to: 0 })).toEqual(["assistant", "system", "user", "user"]);
    expect(rolesOf(talk, { type: "move-message", message: 0, to: 3 })).toEqual(["user", "assistant", "user", "system"]);
    const back = edited(talk, { type: "move-message", message: 0, to: 3 }, { type: "move-message", message: 3, to: 0 });
    expect(back.plan).toMatchObject({ text: talk.doc.text, edits: [] });
  });

  it("carry the id of the call that they answer", () => {
    const { conversation } = edited(talk, {
      type: "add-message",
      at: 4,
      role: "tool",
      text: "12 m",
      toolCallId: "call_1",
    });
    expect(conversation.request.messages[4]).toMatchObject({
      role: "tool",
      toolCallId: "call_1",
      parts: [{ text: "12 m" }],
    });
  });

  it("go alone where they share one object of the file", () => {
    const content = [
      { type: "tool_result", tool_use_id: "t1", content: "3" },
      { type: "text", text: "And now?" },
    ];
    const shared = asRecorded(
      httpOf(
        "http://model.test/v1/messages",
        { messages: [{ role: "user", content }], system: "Brief" },
        { status: 200, body: { content: [] }, is_streaming: false },
      ),
    );
    expect(rolesOf(shared)).toEqual(["system", "tool", "user"]);
    expect(rolesOf(shared, { type: "remove-message", message: 1 })).toEqual(["system", "user"]);
    expect(rolesOf(shared, { type: "remove-message", message: 0 })).toEqual(["tool", "user"]);
    expect(refusalOf(shared, { type: "move-message", message: 1, to: 2 }).message).toMatch(/shares its place/);
    expect(rolesOf(shared, { type: "add-message", at: 3, role: "tool", text: "4", toolCallId: "t2" })).toEqual([
      "system",
      "tool",
      "user",
      "tool",
    ]);
  });

  it("are written in the words of each family", () => {
    const genai = asRecorded(
      inferenceOf(
        "/generate_content",
        { model: "m", contents: [{ parts: [{ text: "Hi" }], role: "user" }] },
        { body: { candidates: [] }, is_streaming: false },
      ),
    );
    expect(rolesOf(genai, { type: "add-message", at: 1, role: "assistant", text: "Hello" })).toEqual([
      "user",
      "assistant",
    ]);
    expect(refusalOf(genai, { type: "add-message", at: 0, role: "system", text: "x" }).message).toMatch(/role system/);
    const google = asRecorded(
      httpOf(
        "http://model.test/v1beta/interactions",
        { model: "m", input: [{ role: "user", content: [{ type: "text", text: "Hi" }] }] },
        { status: 200, body: { outputs: [] }, is_streaming: false },
      ),
    );
    expect(
      rolesOf(
        google,
        { type: "add-message", at: 1, role: "assistant", text: "Hello" },
        { type: "add-message", at: 2, role: "tool", text: "1", toolCallId: "c" },
      ),
    ).toEqual(["user", "assistant", "tool"]);
    const responses = asRecorded(
      inferenceOf(
        "/v1/responses",
        { model: "m", input: [{ role: "user", content: "Hi" }] },
        { body: { object: "response", output: [] }, is_streaming: false },
      ),
    );
    expect(
      rolesOf(
        responses,
        { type: "add-message", at: 1, role: "assistant", text: "Hello" },
        { type: "add-message", at: 2, role: "tool", text: "1", toolCallId: "c" },
      ),
    ).toEqual(["user", "assistant", "tool"]);
  });

  it("say why they cannot change", () => {
    expect(refusalOf(talk, { type: "request-text", message: 9, part: 0, text: "x" }).message).toMatch(
      /no such message/,
    );
    expect(refusalOf(talk, { type: "add-message", at: 9, role: "user", text: "x" }).message).toMatch(/4 messages/);
    const pictured = chatOf({
      role: "user",
      content: [{ type: "image_url", image_url: { url: "https://pictures.test/a.png" } }],
    });
    expect(refusalOf(pictured, { type: "request-text", message: 0, part: 0, text: "x" })).toMatchObject({
      message: "That part is no text but image.",
      pointer: "/request/body/messages/0/content/0",
    });
  });
});

describe("a test id", () => {
  it("changes wherever it stands, and the key with it", () => {
    const { recording, plan } = edited(talk, { type: "test-id", value: "suite/test_b.py::test_[ü]" });
    expect(recording.testId).toBe("suite/test_b.py::test_[ü]");
    expect(plan.key.after).not.toBe(plan.key.before);
    const http = asRecorded(
      httpOf("http://model.test/v1/messages", { messages: [] }, { status: 200, body: {}, is_streaming: false }),
    );
    expect(edited(http, { type: "test-id", value: "a::b" }).plan.changedLines).toEqual({ added: 2, removed: 2 });
    const old = asRecorded(recordingOf({ request: { url: "u", body: {}, endpoint: "/v1/x" }, response: { body: {} } }));
    expect(edited(old, { type: "test-id", value: null }).plan.text).toMatch(/^\{\n {2}"test_id": null,\n/);
  });
});

describe("raw values", () => {
  it("change by pointer, and nothing else does", () => {
    const { plan } = edited(talk, { type: "set", pointer: "/request/body/temperature", json: "1.0" });
    expect(plan.edits).toEqual([
      { from: talk.doc.text.indexOf("0.5"), to: talk.doc.text.indexOf("0.5") + 3, text: "1.0" },
    ]);
    expect(plan.warnings).toEqual([]);
    const odd = planEdit(talk, [{ type: "set", pointer: "/request/body/temperature", json: "1.50" }]);
    expect(odd).toMatchObject({ ok: true, warnings: [{ message: "The recorder would write 1.50 as 1.5." }] });
  });

  it("come and go", () => {
    const { plan } = edited(
      talk,
      { type: "insert", pointer: "/request/body/stop", json: '["a", {"b": []}]' },
      { type: "remove", pointer: "/request/body/temperature" },
      { type: "insert", pointer: "/request/body/stop/0", json: '"ü"' },
      { type: "insert", pointer: "/request/body/stop/-", json: "null" },
    );
    expect(JSON.parse(plan.text).request.body).toMatchObject({ stop: ["ü", "a", { b: [] }, null] });
    expect(plan.text).not.toContain("temperature");
  });

  it.each([
    ["set", "/request/body/temprature", "1", /nothing at .*temprature is not there/],
    ["set", "/request/body/messages/9", "1", /nothing at/],
    ["set", "request", "1", /not a JSON pointer/],
    ["set", "/request/body/temperature", "warm", /not JSON/],
    ["set", "/request/body/temperature", '{"a": 1, "a": 2}', /stands twice in the new value/],
    ["set", "/request", "[]", /no recording/],
    ["insert", "/request/body/temperature", "1", /a member of that name/],
    ["insert", "/request/body/messages/9", "1", /can be put in/],
    ["remove", "/nope", "", /nothing at/],
    ["remove", "", "", /whole file/],
    ["remove", "/response", "", /no recording/],
  ] as const)("are refused: %s %s %s", (type, pointer, json, message) => {
    const edit = type === "remove" ? { type, pointer } : { type, pointer, json };
    const failure = refusalOf(talk, edit);
    expect(failure.message).toMatch(message);
    expect(failure.hint).not.toBe("");
  });

  it("are refused where a key stands twice on the way", () => {
    const text = talk.doc.text.replace('"temperature": 0.5', '"temperature": 0.5,\n      "temperature": 0.7');
    const opened = openRecording(talk.path, text);
    if (!opened.ok) throw new Error(opened.problem.message);
    const failure = refusalOf(opened.recording, { type: "set", pointer: "/request/body/temperature", json: "1.0" });
    expect(failure).toMatchObject({ pointer: "/request/body", message: expect.stringMatching(/stands twice/) });
  });
});

describe("errors", () => {
  const exception = asRecorded(
    inferenceOf(
      "/v1/chat/completions",
      { messages: [] },
      {
        body: null,
        is_streaming: false,
        is_exception: true,
        exception_data: {
          category: "provider_sdk",
          type: "BadRequestError",
          message: "Error code: 400",
          status_code: 400,
          body: { message: "no" },
        },
        exception_message: "Error code: 400",
      },
    ),
  );
  it("of a recorded exception change in both of its places", () => {
    const { conversation, plan } = edited(exception, {
      type: "error",
      name: "RateLimitError",
      message: "Error code: 429",
      status: 429,
    });
    expect(conversation.response.error).toEqual({ type: "RateLimitError", message: "Error code: 429", status: 429 });
    expect(plan.changedLines).toEqual({ added: 4, removed: 4 });
    expect(plan.warnings).toHaveLength(1);
  });

  it.each([
    ["an object", { error: { type: "overloaded", message: "Later" } }],
    ["Google's words", { error: { code: 503, message: "Later", status: "UNAVAILABLE" } }],
    ["a flat body", { detail: "Later", type: "busy" }],
    ["a list of one", [{ error: { code: 503, message: "Later", status: "UNAVAILABLE" } }]],
  ])("in a body change: %s", (_name, body) => {
    const recording = asRecorded(
      httpOf("http://model.test/v1beta/interactions", { input: "x" }, { status: 503, body, is_streaming: false }),
    );
    const { conversation } = edited(recording, { type: "error", name: "full", message: "Much later", status: 529 });
    expect(conversation.response.error).toEqual({ type: "full", message: "Much later", status: 529 });
  });

  it("in an event change", () => {
    const lines = eventLinesOf([["error", { type: "error", error: { type: "overloaded_error", message: "Later" } }]]);
    const { conversation } = edited(asRecorded(httpOf("http://model.test/v1/messages", { messages: [] }, lines)), {
      type: "error",
      message: "Sooner",
    });
    expect(conversation.response.error).toMatchObject({ type: "overloaded_error", message: "Sooner" });
  });

  it("are not made of answers that are none", () => {
    expect(refusalOf(talk, { type: "error", message: "x" }).message).toBe("The answer is no error.");
  });
});

describe("other families", () => {
  it("change the texts that have a place of their own", () => {
    const tool = asRecorded(
      recordingOf({
        test_id: "a::b",
        request: { test_id: "a::b", provider: "p", tool_name: "search", kwargs: {} },
        response: {
          body: typed("ogx_api.tools.ToolInvocationResult", {
            content: "Two hits",
            error_message: null,
            error_code: null,
            metadata: null,
          }),
          is_streaming: false,
        },
      }),
    );
    expect(edited(tool, { type: "text", kind: "text", text: "Three hits" }).said.text).toBe("Three hits");
    expect(refusalOf(tool, { type: "add-tool-call", name: "x", arguments: "{}" }).message).toMatch(/no place/);
    const unheard = asRecorded(
      httpOf("http://model.test/v9/unheard", { a: 1 }, { status: 200, body: { deep: [1, 2] }, is_streaming: false }),
    );
    expect(refusalOf(unheard, { type: "text", kind: "text", text: "x" }).hint).toMatch(/raw JSON/);
    expect(
      edited(unheard, { type: "set", pointer: "/response/body/deep/1", json: "2.0" }).plan.changedLines.added,
    ).toBe(1);
  });

  it("count tokens of embeddings, and change vectors as raw JSON", () => {
    const body = typed("openai.types.create_embedding_response.CreateEmbeddingResponse", {
      data: [{ embedding: [0.5, -1.5], index: 0, object: "embedding" }],
      usage: { prompt_tokens: 1, total_tokens: 1 },
    });
    const vectors = asRecorded(
      inferenceOf("/v1/embeddings", { model: "m", input: "x" }, { body, is_streaming: false }),
    );
    const { conversation } = edited(
      vectors,
      { type: "usage", input: 2, total: 2 },
      { type: "set", pointer: "/response/body/__data__/data/0/embedding/1", json: "2.5" },
    );
    expect(conversation.response).toMatchObject({
      usage: { input: 2, total: 2 },
      payload: { vectors: [{ values: [0.5, 2.5] }] },
    });
  });
});
