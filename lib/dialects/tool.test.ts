import { describe, expect, it } from "vitest";
import { recordingOf, soundConversationOf, typed } from "./testing";

function read(data: object) {
  const request = { test_id: null, provider: "finder", tool_name: "web_search", kwargs: { query: "otters" } };
  const body = typed("ogx_api.tools.ToolInvocationResult", data);
  return soundConversationOf(recordingOf({ test_id: null, request, response: { body, is_streaming: false } }));
}

describe("tool", () => {
  it("reads the call, and what the search found", () => {
    const content = JSON.stringify({
      query: "otters",
      top_k: [
        { url: "https://otter.test/", title: "Otters", content: "They hold hands.", score: 0.5, raw_content: null },
      ],
    });
    const { request, response } = read({ content, error_message: null, error_code: null, metadata: null });
    expect(request.messages).toMatchObject([{ role: "assistant", parts: [{ type: "tool_call", name: "web_search" }] }]);
    expect(request.parameters).toEqual([{ name: "provider", value: '"finder"', pointer: "/request/provider" }]);
    expect(response.messages).toMatchObject([
      { role: "tool", name: "web_search", isError: false, parts: [{ type: "text", text: content }] },
    ]);
    expect(response.payload).toEqual({
      type: "items",
      label: "otters",
      items: [{ title: "Otters", url: "https://otter.test/", score: 0.5, text: "They hold hands.", pointer: null }],
    });
  });

  it("reads a failure", () => {
    expect(read({ content: "", error_message: "quota used up", error_code: 3 }).response).toMatchObject({
      error: { type: "tool error 3", message: "quota used up", status: null },
      messages: [{ isError: true }],
      payload: null,
    });
    expect(read({ error_message: "down" }).response).toMatchObject({ messages: [], error: { message: "down" } });
  });

  it("reads content that is a list of parts, and shows raw what is no result", () => {
    const { messages } = read({
      content: [{ type: "text", text: "plain" }, { type: "image", url: "x" }, "bare"],
    }).response;
    expect(messages[0]?.parts).toMatchObject([
      { type: "text", text: "plain" },
      { type: "json", label: "image" },
      { type: "text", text: "bare" },
    ]);
    expect(read({ content: null }).response.messages).toMatchObject([{ role: "tool", parts: [] }]);
    expect(read({ other: 1 }).response.messages).toMatchObject([{ parts: [{ type: "json", label: "response" }] }]);
    expect(read({ content: '{"top_k": [1, {"title": "t"}]}' }).response.payload).toMatchObject({
      label: "results",
      items: [{ text: "1" }, { title: "t" }],
    });
  });
});
