import { describe, expect, it } from "vitest";
import { hostOf, openRecording, pathOf } from "./recording";

const open = (value: unknown) =>
  openRecording("x.json", typeof value === "string" ? value : JSON.stringify(value, null, 2));
const problemOf = (value: unknown) => {
  const opened = open(value);
  return opened.ok ? null : opened.problem;
};

const inference = {
  test_id: "tests/a.py::test_b[c]",
  request: {
    method: "POST",
    url: "http://localhost:11434/v1/v1/chat/completions",
    headers: {},
    body: { model: "m", messages: [] },
    endpoint: "/v1/chat/completions",
    model: "m",
  },
  response: { body: { __type__: "x.Y", __data__: {} }, is_streaming: false },
};

describe("openRecording", () => {
  it("reads an inference call, with and without a test id", () => {
    const opened = open(inference);
    expect(opened.ok && opened.recording).toMatchObject({
      kind: "inference",
      testId: "tests/a.py::test_b[c]",
      endpoint: "/v1/chat/completions",
      model: "m",
      streaming: false,
      status: null,
      exception: null,
    });
    const { test_id: _, ...bare } = inference;
    expect(open(bare)).toMatchObject({ ok: true, recording: { testId: null } });
    expect(open({ ...inference, test_id: null })).toMatchObject({ ok: true, recording: { testId: null } });
  });

  it("tells HTTP, tool and file processor calls apart", () => {
    const response = { status: 400, body: {}, is_streaming: false };
    const http = { test_id: "t", url: "http://h:1/v1/messages?x=1", method: "POST", payload: { model: "p" } };
    expect(open({ request: http, response })).toMatchObject({
      recording: { kind: "http", testId: "t", endpoint: "/v1/messages", model: "p", status: 400 },
    });
    const tool = { test_id: null, provider: "tavily", tool_name: "web_search", kwargs: { query: "q" } };
    expect(open({ request: tool, response })).toMatchObject({ recording: { kind: "tool", testId: null, url: "" } });
    const file = { test_id: "t", provider: "pypdf", api: "file_processors", file_id: "f" };
    expect(open({ request: file, response })).toMatchObject({ recording: { kind: "file_processor" } });
    expect(open({ request: {}, response: {} })).toMatchObject({ recording: { kind: "unknown", method: "POST" } });
  });

  it("reads a recorded exception", () => {
    const response = {
      body: null,
      is_streaming: false,
      is_exception: true,
      exception_data: { type: "BadRequestError" },
      exception_message: "Error code: 400",
    };
    const opened = open({ ...inference, response });
    expect(opened.ok && opened.recording.exception?.message).toBe("Error code: 400");
    expect(opened.ok && opened.recording.exception?.data?.get("type")?.string).toBe("BadRequestError");
  });

  it("says what is no recording, where, and what to do", () => {
    expect(problemOf("")).toMatchObject({ message: expect.stringContaining("ends where a value"), line: 1, column: 1 });
    expect(problemOf("[]")).toMatchObject({ message: "not a recording: the top level is an array, not an object" });
    expect(problemOf({ response: {} })).toMatchObject({ message: expect.stringContaining("no object `request`") });
    expect(problemOf({ request: {}, response: [] })).toMatchObject({ line: 3, column: 15 });
    expect(problemOf({ ...inference, test_id: 7 })?.message).toContain("`/test_id`");
    const wrong = { ...inference, response: { body: null, is_streaming: "yes" } };
    expect(problemOf(wrong)).toMatchObject({
      message: expect.stringContaining("`/response/is_streaming` is a string"),
    });
  });
});

it("takes URLs apart without trusting them", () => {
  expect(pathOf("https://h.example:1/v1/x?q#f")).toBe("/v1/x");
  expect(pathOf("vertexai:///generate_content")).toBe("/generate_content");
  expect(pathOf("__host__/a/b")).toBe("__host__/a/b");
  expect(hostOf("http://user:pw@h.example:80/x")).toBe("h.example:80");
  expect(hostOf("vertexai:///x")).toBe("");
  expect(hostOf("no url")).toBe("");
});
