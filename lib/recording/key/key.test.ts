import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { allKeysOf, canonicalTextOf, keyStatusOf, requestKeyOf } from "./key";
import type { KeyVersionName } from "./request";
import { pythonVectors } from "./testing/python-vectors";
import { callOf, recordingOf, recordingOfText, TEST_ID } from "./testing/recording-of";

const chat = {
  model: "model-a",
  messages: [{ role: "user", content: "Weight 0.123456789 kg" }],
  temperature: 0.1234567,
};

/** The value under the name that these rules give it. */
function named(value: unknown, version: KeyVersionName, as = (key: string) => `recordings/${key}.json`) {
  const found = allKeysOf(recordingOf(value)).find((made) => made.version === version);
  return recordingOf(value, as(found?.key ?? ""));
}

describe("allKeysOf", () => {
  it("gives every version's key as CPython computes it", () => {
    for (const [text, keys] of pythonVectors.recordings) {
      const made = allKeysOf(recordingOfText(text)).map(({ version, key }) => [version, key.slice(0, 16)]);
      expect(Object.fromEntries(made), text).toEqual(keys);
    }
  });

  it("marks the versions that give the name, in full or by its first 12 digits", () => {
    const matching = (path: (key: string) => string) =>
      allKeysOf(named(callOf({ input: "plain" }), "V1", path)).flatMap((made) => (made.matches ? [made.version] : []));
    expect(matching((key) => `${key}.json`)).toEqual(["V1"]);
    expect(matching((key) => `${key.slice(0, 12)}.json`)).toEqual(["V1"]);
    expect(matching((key) => `models-${key}-0123abcd.json`)).toEqual(["V1"]);
    expect(matching((key) => `${key.slice(0, 10)}.json`)).toEqual([]);
  });

  it("is empty where the request says too little", () => {
    expect(allKeysOf(recordingOf({ request: {}, response: {} }))).toEqual([]);
    expect(allKeysOf(recordingOf({ request: { body: {} }, response: {} }))).toEqual([]);
  });
});

describe("canonicalTextOf", () => {
  it("is the sorted, rounded, escaped text on one line", () => {
    expect(canonicalTextOf(recordingOf(callOf({ z: "é", temperature: 0.123456, a: [1, true, null] })))).toBe(
      `{"body": {"a": [1, true, null], "temperature": 0.12346, "z": "\\u00e9"}, ` +
        `"endpoint": "/v1/chat/completions", "method": "POST", "test_id": "${TEST_ID}"}`,
    );
  });

  it("keeps 0.0 a float and 0 an integer", () => {
    const text = JSON.stringify(callOf({ a: 0 })).replace('"a":0', '"a":0.0,"b":0,"c":-0.000001');
    expect(canonicalTextOf(recordingOfText(text))).toContain('{"a": 0.0, "b": 0, "c": -0.0}');
  });

  it("leaves the test id out on shared paths, by the path of the URL alone", () => {
    const text = (url: string, version?: KeyVersionName) => canonicalTextOf(recordingOf(callOf({}, url)), version);
    expect(text("http://h:1/v1/models")).toBe('{"body": {}, "endpoint": "/v1/models", "method": "POST"}');
    expect(text("http://h:1/api/tags?x=1")).not.toContain("test_id");
    expect(text("http://h:1/v1/v1/models")).toContain("test_id");
    expect(text("http://h:1/v1/openai/v1/models")).not.toContain("test_id");
    expect(text("http://h:1/v1/openai/v1/models", "V4")).toContain("test_id");
    expect(text("http://h:1/v1/completions", "V1")).not.toContain("test_id");
  });

  it("forgets stream_options of Bedrock hosts only, and only in the body itself", () => {
    const body = { stream_options: {}, tools: [{ stream_options: {} }] };
    const text = (url: string, version?: KeyVersionName) => canonicalTextOf(recordingOf(callOf(body, url)), version);
    const kept = '{"body": {"tools": [{"stream_options": {}}]}';
    expect(text("https://bedrock-runtime.example/v1/completions")).toContain(kept);
    expect(text("https://bedrock-runtime.example/v1/completions", "V5")).toContain(kept);
    expect(text("https://bedrock-runtime.example/v1/completions", "V4")).not.toContain(kept);
    expect(text("https://h.example/bedrock/v1/completions")).not.toContain(kept);
  });

  it("forgets project_id in the extras of the body and of every list item, and leaves the empty object", () => {
    const extras = { extra_body: { project_id: "p" }, extra_query: { project_id: "p", kept: 1 } };
    const text = (body: object) => canonicalTextOf(recordingOf(callOf(body)));
    expect(text(extras)).toContain('{"extra_body": {}, "extra_query": {"kept": 1}}');
    expect(text({ list: [[extras]] })).toContain('[[{"extra_body": {}, "extra_query": {"kept": 1}}]]');
    expect(text({ inner: extras })).toContain('{"extra_body": {"project_id": "p"}');
    expect(text({ extra_body: "project_id", project_id: 1 })).toContain(
      '{"extra_body": "project_id", "project_id": 1}',
    );
    expect(text({ extra_body: [{ project_id: 1 }] })).toContain('[{"project_id": 1}]');
  });

  it("hashes tools as they are, without the test", () => {
    const request = { test_id: TEST_ID, provider: "search", tool_name: "find", kwargs: { limit: 0.123456789 } };
    expect(canonicalTextOf(recordingOf({ test_id: TEST_ID, request, response: {} }))).toBe(
      '{"kwargs": {"limit": 0.123456789}, "provider": "search", "tool_name": "find"}',
    );
  });

  it("hashes raw HTTP with the whole URL, and assumes the usual chunking for files", () => {
    const http = { test_id: "t", url: "http://h.example/v1/messages?x=1", method: "post", payload: { a: 1 } };
    expect(canonicalTextOf(recordingOf({ request: http, response: {} }))).toBe(
      '{"method": "POST", "payload": {"a": 1}, "test_id": "t", "url": "http://h.example/v1/messages?x=1"}',
    );
    const file = { test_id: "t", provider: "pdf", api: "file_processors", file_id: "file-1" };
    expect(canonicalTextOf(recordingOf({ request: file, response: {} }))).toBe(
      '{"api": "file_processors", "chunking_strategy": {"static": {"chunk_overlap_tokens": 400, ' +
        '"max_chunk_size_tokens": 800}, "type": "static"}, "file_id": "file-1", "test_id": "t"}',
    );
  });

  it("hashes escapes, not UTF-8: a lone surrogate makes a key of its own", () => {
    const keys = ["\\ud83d", "\\ud83e", "\\ufffd"].map((escaped) =>
      requestKeyOf(recordingOfText(JSON.stringify(callOf({ input: "X" })).replace('"X"', `"${escaped}"`))),
    );
    expect(new Set(keys).size).toBe(3);
  });

  it("knows no text of a version that the kind never had", () => {
    expect(canonicalTextOf(recordingOf(callOf({})), "tool")).toBeNull();
  });
});

describe("requestKeyOf", () => {
  it("hashes with another SHA-256 where one is given", () => {
    const native = (text: string) => createHash("sha256").update(text, "latin1").digest("hex");
    const recording = recordingOf(callOf(chat));
    expect(requestKeyOf(recording, native)).toBe(requestKeyOf(recording));
    expect(requestKeyOf(recording)).toBe(native(canonicalTextOf(recording) ?? ""));
  });
});

describe("keyStatusOf", () => {
  it("is current under the name that the current rules give", () => {
    const recording = named(callOf(chat), "V8");
    const expected = requestKeyOf(recording);
    expect(keyStatusOf(recording)).toMatchObject({ status: "current", version: "V8", from: null, expected });
    const request = { provider: "search", tool_name: "find", kwargs: {} };
    expect(keyStatusOf(named({ request, response: {} }, "tool"))).toMatchObject({ status: "current", version: "tool" });
  });

  it.each([
    ["V6", "score: 0.5"],
    ["V7b", "score: 0.5 document_id: file-12"],
    ["V7a", "score: 0.5 <|file-12|> <|00112233-4455-6677-8899-aabbccddeeff|>"],
    ["V3c", "0.123456789"],
    ["V2", "0.123456789"],
    ["V3b", `file-${"0a".repeat(16)}`],
    ["V1", "anything"],
  ] as const)("is older under the name that %s gave", (version, input) => {
    const recording = named(callOf({ model: "model-a", input }), version);
    expect(keyStatusOf(recording)).toMatchObject({ status: "older", version, expected: requestKeyOf(recording) });
  });

  it("is renamed under the name that the text had before the rename", () => {
    const before = callOf(
      { input: "score: 0.5 of Llama Stack, llama_stack_api" },
      undefined,
      "tests/t.py::t[llama_stack_client]",
    );
    const path = named(before, "V6").path;
    const after = JSON.parse(
      JSON.stringify(before)
        .replace(/llama_stack(?=_)/g, "ogx")
        .replace("Llama Stack", "OGX"),
    );
    expect(keyStatusOf(recordingOf(after, path))).toMatchObject({
      status: "renamed",
      version: "V6",
      from: "llama_stack_client, Llama Stack, llama_stack_api",
    });
    const joined = callOf({ input: "about LlamaStack" });
    const renamed = callOf({ input: "about OGX" });
    expect(keyStatusOf(recordingOf(renamed, named(joined, "V8").path))).toMatchObject({
      status: "renamed",
      from: "LlamaStack",
    });
  });

  it("is a mismatch under any other name, and says whether the answer was recorded for this request", () => {
    const value = callOf(chat);
    const path = `recordings/${"0".repeat(64)}.json`;
    expect(keyStatusOf(recordingOf(value, path))).toMatchObject({
      status: "mismatch",
      version: null,
      recordedAs: null,
    });
    const [first] = allKeysOf(recordingOf(value)).filter(({ version }) => version === "V1");
    const item = { __type__: "sdk.Completion", __data__: { id: `rec-${first?.key.slice(0, 12)}` } };
    for (const body of [item, [item]]) {
      const copied = recordingOf({ ...value, response: { body, is_streaming: Array.isArray(body) } }, path);
      expect(keyStatusOf(copied)).toMatchObject({ status: "mismatch", recordedAs: "V1" });
    }
  });

  it("is none where the name or the request gives no key", () => {
    expect(keyStatusOf(recordingOf(callOf(chat), "recordings/sample.json"))).toMatchObject({ status: "none" });
    const silent = recordingOf({ request: {}, response: {} }, `${"0".repeat(64)}.json`);
    expect(keyStatusOf(silent)).toMatchObject({ status: "none", expected: null });
  });

  it("compares the digest of a model list apart from its key", () => {
    const list = { ...callOf({}, "http://h:1/v1/models"), response: { body: [{ id: "a" }], is_streaming: false } };
    const recording = named(list, "V8", (key) => `models-${key}-00000000.json`);
    expect(keyStatusOf(recording)).toMatchObject({ status: "current", digest: { named: "00000000", matches: null } });
  });
});
