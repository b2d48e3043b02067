import { describe, expect, it } from "vitest";
import { jsonOfRepr } from "@/e2e/support/wire-form";
import { inferenceOf } from "../dialects/testing";
import { parseJson } from "../json/parse";
import { openRecording, type Recording } from "../recording/recording";
import { statusErrorOf, streamErrorOf } from "./call-error";
import { eventDataOf, eventValuesOf, pythonLinesOf } from "./event-stream";
import { rerecordedText } from "./index";
import { recordedOpenai } from "./openai";
import { pythonRepr } from "./python-repr";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const body = { model: "m", messages: [{ role: "user", content: "hi" }], stream: true };
const typed = (data: object) => ({ __type__: CHUNK, __data__: data });
const streamed = inferenceOf("/v1/chat/completions", body, { body: [typed({ id: "rec-old" })], is_streaming: true });

function again(recording: Recording, text: string, status = 200): { text: string; recording: Recording } {
  const made = rerecordedText(recording, { status, headers: [], text }, recordedOpenai);
  if (!made.ok) throw new Error(made.message);
  const opened = openRecording(recording.path, made.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return { text: made.text, recording: opened.recording };
}

describe("a stream", () => {
  it("becomes a list of typed chunks with the old id and zeroed times", () => {
    const made = again(streamed, 'data: {"id":"chatcmpl-1","created":17,"choices":[]}\n\ndata: [DONE]\n\n');
    expect(made.recording.body?.path(0, "__data__", "id")?.string).toBe("rec-old");
    expect(made.recording.body?.path(0, "__data__", "created")?.raw).toBe("0");
    expect(made.recording.body?.path(0, "__data__", "usage")?.isNull).toBe(true);
    expect(made.text.slice(0, streamed.response.start)).toBe(streamed.doc.text.slice(0, streamed.response.start));
  });

  it("that breaks off with an error keeps the chunks before it, and says what was raised", () => {
    const wire = 'data: {"id":"a","choices":[]}\n\ndata: {"error": {"message": "overloaded"}}\n\n';
    const { recording } = again(streamed, wire);
    expect(recording.body?.items()).toHaveLength(1);
    expect(recording.exception?.message).toBe("overloaded");
    expect(recording.exception?.data?.members().map(({ key }) => key)).toEqual(["category", "type", "message"]);
  });

  it("that holds no event, or one that is no JSON, is no recording", () => {
    const at = (text: string) => rerecordedText(streamed, { status: 200, headers: [], text }, recordedOpenai);
    expect(at("")).toMatchObject({ ok: false, message: "the stream ended without an event" });
    expect(at("data: {oops\n\n")).toMatchObject({ ok: false, message: expect.stringContaining("event 1") });
  });
});

describe("an answer that is no success", () => {
  it("is recorded as the exception that the SDK raises", () => {
    const wire = '{"error": {"message": "it\'s \\"bad\\" \\u00e9\\u200b", "code": null, "n": 1.50, "ok": true}}';
    const { recording } = again(streamed, wire, 429);
    const message = `Error code: 429 - {'error': {'message': 'it\\'s "bad" é\\u200b', 'code': None, 'n': 1.5, 'ok': True}}`;
    expect(recording.exception?.message).toBe(message);
    expect(recording.exception?.data?.get("type")?.string).toBe("RateLimitError");
    expect(recording.exception?.data?.path("body", "n")?.raw).toBe("1.5");
    expect(recording.streaming).toBe(false);
    expect(recording.body?.isNull).toBe(true);
  });

  it("may be no JSON, or empty", () => {
    expect(statusErrorOf({ status: 503, text: " busy \n" })).toMatchObject({
      type: "InternalServerError",
      message: "busy",
    });
    expect(statusErrorOf({ status: 418, text: "" })).toMatchObject({
      type: "APIStatusError",
      message: "Error code: 418",
    });
  });
});

it("takes an error in a stream for one only where it is true to Python", () => {
  const errorOf = (json: string) => {
    const parsed = parseJson(json);
    return parsed.ok ? streamErrorOf(parsed.doc.root) : null;
  };
  expect(errorOf('{"error": null}')).toBeNull();
  expect(errorOf('{"error": ""}')).toBeNull();
  expect(errorOf('{"error": "no"}')?.message).toBe("no");
});

it("asks again for embeddings as the SDK does: base64 becomes numbers unless the call named an encoding", () => {
  const type = "openai.types.create_embedding_response.CreateEmbeddingResponse";
  const old = { body: { __type__: type, __data__: {} }, is_streaming: false };
  const vector = Buffer.from(new Float32Array([0.0060392558, -1]).buffer).toString("base64");
  const wire = `{"data": [{"embedding": "${vector}", "index": 0}]}`;
  const numbers = (recording: Recording) =>
    again(recording, wire).recording.body?.path("__data__", "data", 0, "embedding");
  const bare = numbers(inferenceOf("/v1/embeddings", { model: "m", input: "a" }, old));
  expect(bare?.items().map(({ raw }) => raw)).toEqual(["0.006039255764335394", "-1.0"]);
  const named = numbers(inferenceOf("/v1/embeddings", { model: "m", input: "a", encoding_format: "base64" }, old));
  expect(named?.string).toBe(vector);
});

describe("eventValuesOf", () => {
  it("reads each event by itself, whatever commas and brackets broken ones hold", () => {
    const raws = (events: string[]) => {
      const read = eventValuesOf(events);
      return read.ok ? read.values.map(({ raw }) => raw) : read.event;
    };
    expect(raws([])).toEqual([]);
    expect(raws(['{"a": 1}', " [2] ", "3"])).toEqual(['{"a": 1}', "[2]", "3"]);
    expect(raws(["1, 2", "3"])).toBe(1);
    expect(raws(['{"a": [1', "2]}"])).toBe(1);
    expect(raws(["1", "2],[3"])).toBe(2);
  });
});

describe("eventDataOf", () => {
  it("joins data lines, skips comments, and loses an event without its blank line", () => {
    expect(eventDataOf(": hi\ndata: a\r\ndata:b\r\n\r\nevent: x\rdata: c\r\rdata: d")).toEqual(["a\nb", "c"]);
    expect(eventDataOf("data: a\n\ndata: [DONE]\n\ndata: b\n\n")).toEqual(["a"]);
  });
});

it("splits lines where Python does", () => {
  expect(pythonLinesOf("a\r\nb\vc\u2028d\u0085\ne\n\n")).toEqual(["a", "b", "c", "d", "", "e", ""]);
});

it("prints values as Python's repr, and reads them back", () => {
  const json = '{"a": [1, 2.50, null, true], "q": "it\'s", "b": "\\u0007\\u001b\\ud83d\\ude00\\\\", "d": "\\"\'"}';
  const parsed = parseJson(json);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const repr = pythonRepr(parsed.doc.root);
  expect(repr).toBe(`{'a': [1, 2.5, None, True], 'q': "it's", 'b': '\\x07\\x1b😀\\\\', 'd': '"\\''}`);
  expect(JSON.parse(jsonOfRepr(repr) ?? "")).toEqual(JSON.parse(json));
});
