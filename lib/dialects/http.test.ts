import { describe, expect, it } from "vitest";
import { eventLinesOf, httpOf, soundConversationOf } from "./testing";

const read = (response: object) => soundConversationOf(httpOf("https://api.test/v9/dream", { wish: "rain" }, response));

describe("raw HTTP of an unknown kind", () => {
  it("shows payload and answer as they are", () => {
    const { dialect, request, response } = read({ status: 200, body: { dream: 1.0 }, is_streaming: false });
    expect(dialect).toBe("http");
    expect(request.messages).toMatchObject([{ parts: [{ type: "json", label: "request" }] }]);
    expect(response.messages).toMatchObject([{ parts: [{ type: "json", label: "response" }] }]);
    expect(response.error).toBeNull();
  });

  it("reads an error, and keeps an answer that is an error only by its status", () => {
    expect(read({ status: 401, body: { error: { message: "who?" } } }).response).toMatchObject({
      messages: [],
      error: { message: "who?", status: 401 },
    });
    expect(read({ status: 500, body: "oops" }).response).toMatchObject({
      messages: [{ parts: [{ type: "json" }] }],
      error: { type: "HTTP 500", message: "oops" },
    });
  });

  it("shows events one by one, and finds an error among them", () => {
    const { messages, chunks, error } = read(
      eventLinesOf([
        ["begin", { a: 1 }],
        ["fail", { error: { message: "stopped" } }],
        ["end", "[DONE]"],
      ]),
    ).response;
    expect(messages[0]?.parts).toMatchObject([
      { type: "json", label: "begin", text: '{"a":1}' },
      { type: "json", label: "fail" },
      { type: "json", label: "end", text: "[DONE]" },
    ]);
    expect(chunks.map(({ label }) => label)).toEqual(["begin", "fail", "end"]);
    expect(error).toMatchObject({ message: "stopped" });
  });

  it("shows lines that are no events as they are", () => {
    const { messages, chunks } = read({ body: ['{"a": 1}', '{"b": 2}'], is_streaming: true }).response;
    expect(messages).toMatchObject([{ parts: [{ type: "json", pointer: "/response/body" }] }]);
    expect(chunks).toEqual([]);
  });
});
