import { describe, expect, it } from "vitest";
import { modelIdsOf, modelsDigestOf } from "./models";
import { recordingOf } from "./testing/recording-of";

const typed = (data: object) => ({ __type__: "sdk.Thing", __data__: data });

function listOf(body: unknown, endpoint = "/v1/models") {
  const request = { method: "POST", url: `http://localhost:1${endpoint}`, headers: {}, body: {}, endpoint, model: "" };
  return recordingOf({ test_id: null, request, response: { body, is_streaming: false } });
}

describe("modelIdsOf", () => {
  it("takes distinct ids in code-point order, from every form of a list", () => {
    const ids = ["b", "\u{1f600}", "a", "\uffff", "b"];
    const sorted = ["a", "b", "\uffff", "\u{1f600}"];
    expect(modelIdsOf(listOf(ids.map((id) => typed({ id }))))).toEqual(sorted);
    expect(modelIdsOf(listOf({ object: "list", data: ids.map((id) => ({ id })) }))).toEqual(sorted);
    const tags = typed({ models: ids.map((model) => ({ model, name: "x" })) });
    expect(modelIdsOf(listOf(tags, "/api/tags"))).toEqual(sorted);
  });

  it("gives null for an answer that is no list", () => {
    expect(modelIdsOf(listOf(null))).toBeNull();
    expect(modelIdsOf(listOf(typed({ error: "no" })))).toBeNull();
  });
});

describe("modelsDigestOf", () => {
  const list = listOf([typed({ id: "model-b" }), typed({ id: "model-a" }), typed({ id: "über" })]);

  it("knows the digest by SHA-256 and by SHA-1", () => {
    expect(modelsDigestOf(list, "1805b151")).toMatchObject({ matches: "sha-256", expected: "1805b151" });
    expect(modelsDigestOf(list, "2ccd3d18")).toMatchObject({ matches: "sha-1", expected: "1805b151" });
    expect(modelsDigestOf(list, "00000000")).toMatchObject({ matches: null, named: "00000000" });
  });

  it("is null where there is no list", () => expect(modelsDigestOf(listOf(null), "00000000")).toBeNull());
});
