import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf, typed } from "./testing";

const read = (body: unknown, extra: object = {}) =>
  soundConversationOf(inferenceOf("/v1/models", {}, { body, is_streaming: false, ...extra }));
const model = (id: string, members: object) =>
  typed("openai.types.model.Model", { id, created: null, object: "model", owned_by: null, ...members });

describe("openai models", () => {
  it("makes a table of the members that say something, a provider's own included", () => {
    const { dialect, response } = read([
      model("a", { owned_by: "me", capabilities: { chat: true }, parent: null }),
      model("b", { status: "ready", created: 12 }),
    ]);
    expect(dialect).toBe("openai-models");
    expect(response).toMatchObject({ messages: [], chunks: [] });
    expect(response.payload).toEqual({
      type: "models",
      columns: ["id", "created", "owned_by", "capabilities", "status"],
      rows: [
        {
          pointer: "/response/body/0/__data__",
          cells: ["a", null, "me", expect.stringMatching(/^\{\s*"chat": true\s*\}$/), null],
        },
        { pointer: "/response/body/1/__data__", cells: ["b", "12", null, null, "ready"] },
      ],
    });
  });

  it("reads the wire's own list, and an empty one", () => {
    const { payload } = read({ object: "list", data: [{ id: "a", object: "model" }] }).response;
    expect(payload).toMatchObject({ columns: ["id"], rows: [{ cells: ["a"] }] });
    expect(read([]).response.payload).toEqual({ type: "models", columns: [], rows: [] });
  });

  it("reads errors, and shows the unknown raw", () => {
    expect(read({ error: { message: "no key" } }, { status: 401 }).response).toMatchObject({
      error: { message: "no key", status: 401 },
      messages: [],
      payload: null,
    });
    expect(read({ surprise: 1 }).response).toMatchObject({ messages: [{ parts: [{ type: "json" }] }], payload: null });
    expect(read([{ id: "a" }, 1]).response).toMatchObject({ messages: [{ parts: [{ type: "json" }] }], payload: null });
  });
});
