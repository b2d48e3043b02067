import { describe, expect, it } from "vitest";
import { recordingOf, soundConversationOf, typed } from "./testing";

function read(body: unknown) {
  const request = { test_id: "t", provider: "cutter", api: "file_processors", file_id: "file-1" };
  return soundConversationOf(recordingOf({ test_id: "t", request, response: { body, is_streaming: false } }));
}

describe("file processor", () => {
  it("reads the file that was asked for, and its chunks", () => {
    const { request, response } = read(
      typed("x.ProcessFileResponse", {
        chunks: [{ content: "Chapter one", metadata: { filename: "a.pdf" } }, { chunk_id: "c" }],
      }),
    );
    expect(request.messages).toMatchObject([{ parts: [{ type: "file", source: { type: "id", id: "file-1" } }] }]);
    expect(request.parameters.map(({ name }) => name)).toEqual(["provider", "api"]);
    expect(response.messages).toEqual([]);
    expect(response.payload).toMatchObject({
      type: "items",
      items: [
        { title: "a.pdf", text: "Chapter one", pointer: "/response/body/__data__/chunks/0" },
        { title: null, text: expect.stringContaining('"c"') },
      ],
    });
  });

  it("shows raw what has no chunks", () => {
    expect(read({ metadata: {} }).response.messages).toMatchObject([{ parts: [{ type: "json" }] }]);
    expect(read({ error: "broken file" }).response).toMatchObject({ messages: [], error: { message: "broken file" } });
  });
});
