import { describe, expect, it } from "vitest";
import { SUMMARY_LENGTH } from "./row";
import { rowOf } from "./row-of";
import { oneLine } from "./summary";

const file = { path: "tests/quay/recordings/1.json", size: 12, mtime: 34 };
const call = (name: string, text: string) => ({ id: "c1", type: "function", function: { name, arguments: text } });

function chat(fields: { body?: object; message?: object; response?: object }) {
  const body = { model: "tide-4", messages: [{ role: "user", content: "When is\n  high tide?" }], ...fields.body };
  const message = { role: "assistant", content: "At noon.", ...fields.message };
  const data = { choices: [{ finish_reason: "stop", index: 0, message }], model: "tide-4", object: "chat.completion" };
  const type = "openai.types.chat.chat_completion.ChatCompletion";
  return JSON.stringify({
    test_id: "tests/quay/test_q.py::test_tide[a]",
    request: {
      method: "POST",
      url: "https://api.tide.test/v1/chat/completions",
      headers: {},
      body,
      endpoint: "/v1/chat/completions",
    },
    response: { body: { __type__: type, __data__: data }, is_streaming: false, ...fields.response },
  });
}

describe("rowOf", () => {
  it("derives what a list shows", () => {
    expect(rowOf(file, chat({}))).toMatchObject({
      ...file,
      kind: "inference",
      testName: "test_tide[a]",
      suite: "quay",
      model: "tide-4",
      provider: "api.tide.test",
      endpoint: "/v1/chat/completions",
      streaming: false,
      chunks: 0,
      input: "When is high tide?",
      output: "At noon.",
      finishReason: "stop",
      messages: 1,
      problem: null,
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it("puts texts, tool names and arguments into the search text, and no inline media", () => {
    const image = { type: "image_url", image_url: { url: "data:image/png;base64,QUJDREVG" } };
    const remote = { type: "image_url", image_url: { url: "https://pics.test/pier.png" } };
    const messages = [{ role: "user", content: [{ type: "text", text: "What is this?" }, image, remote] }];
    const row = rowOf(
      file,
      chat({ body: { messages }, message: { content: null, tool_calls: [call("look_up", '{"what":"crane"}')] } }),
    );
    expect(row).toMatchObject({
      tools: ["look_up"],
      hasToolCalls: true,
      hasImage: true,
      output: 'look_up({"what":"crane"})',
    });
    for (const text of ["What is this?", "crane", "look_up", "test_tide", "tide-4", "pics.test"]) {
      expect(row.text).toContain(text);
    }
    expect(row.text).not.toContain("QUJD");
  });

  it("tells a recorded exception from an answer", () => {
    const exception = {
      body: null,
      is_exception: true,
      exception_data: { type: "BadTide" },
      exception_message: "No water",
    };
    expect(rowOf(file, chat({ response: exception }))).toMatchObject({
      hasError: true,
      isException: true,
      output: "No water",
    });
  });

  it("names the provider by host, by scheme where there is no host, by the tool's provider, or by the masked host", () => {
    const providerOf = (request: object) => rowOf(file, JSON.stringify({ request, response: { body: null } })).provider;
    expect(providerOf({ url: "http://user@localhost:8000/v1", body: {} })).toBe("localhost:8000");
    expect(providerOf({ url: "vertexai:///generate_content", body: {} })).toBe("vertexai");
    expect(providerOf({ url: "__masked__/serving/v1", body: {} })).toBe("__masked__");
    expect(providerOf({ provider: "finder", tool_name: "web_search", kwargs: {} })).toBe("finder");
  });

  it("gives a problem a row that search finds by path and message", () => {
    const row = rowOf(file, "{");
    expect(row.problem).toMatchObject({ line: 1 });
    expect(row).toMatchObject({ suite: "quay", key: null, text: expect.stringContaining("not JSON") });
  });
});

describe("oneLine", () => {
  it("cuts long lines, not inside a character", () => {
    expect(oneLine(" a \n\t b ")).toBe("a b");
    const line = oneLine(`${"x".repeat(SUMMARY_LENGTH - 2)}🙂🙂`);
    expect(line).toBe(`${"x".repeat(SUMMARY_LENGTH - 2)}…`);
    expect(oneLine("y".repeat(1_000_000))).toHaveLength(SUMMARY_LENGTH);
  });
});
