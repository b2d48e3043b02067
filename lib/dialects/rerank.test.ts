import { describe, expect, it } from "vitest";
import { httpOf, soundConversationOf } from "./testing";

const read = (path: string, payload: object, body: unknown, status = 200) =>
  soundConversationOf(httpOf(`http://rank.test:8000${path}`, payload, { status, body, is_streaming: false }));

describe("rerank", () => {
  it("reads query, documents and the ranked results with their scores", () => {
    const { request, response } = read(
      "/rerank",
      { model: "judge", query: "tall", documents: ["hill", { text: "mountain" }, 7], top_n: 2 },
      {
        results: [
          { index: 1, document: { text: "mountain" }, relevance_score: 0.9 },
          { index: 0, relevance_score: 0.1 },
          { index: 9 },
        ],
        usage: { total_tokens: 12 },
      },
    );
    expect(request.messages).toMatchObject([
      { role: "user", parts: [{ type: "text", text: "tall" }] },
      { role: "user", parts: [{ text: "hill" }, { text: "mountain" }, { type: "json", label: "document" }] },
    ]);
    expect(request.parameters.map(({ name }) => name)).toEqual(["top_n"]);
    expect(response.payload).toMatchObject({
      type: "items",
      items: [
        { title: "#1", score: 0.9, text: "mountain", pointer: "/response/body/results/0" },
        { title: "#0", score: 0.1, text: "hill" },
        { title: "#9", score: null },
      ],
    });
    expect(response.usage).toMatchObject({ total: 12 });
  });

  it("reads NVIDIA's rankings of passages", () => {
    const { request, response } = read(
      "/v1/ranking",
      { query: { text: "tall" }, passages: [{ text: "hill" }] },
      { rankings: [{ index: 0, logit: -3.5 }] },
    );
    expect(request.messages[0]?.parts).toMatchObject([{ type: "text", text: "tall" }]);
    expect(response.payload).toMatchObject({ items: [{ score: -3.5, text: "hill" }] });
  });

  it("reads an error, and shows raw what is no ranking", () => {
    expect(read("/rerank", {}, { error: { message: "no model" } }, 404).response).toMatchObject({
      messages: [],
      error: { message: "no model", status: 404 },
    });
    expect(read("/rerank", {}, { odd: 1 }).response.messages).toHaveLength(1);
  });
});
