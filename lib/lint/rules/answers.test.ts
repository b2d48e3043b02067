import { describe, expect, it } from "vitest";
import { httpOf, inferenceOf } from "../../dialects/testing";
import { reportsOf } from "../testing/subject";
import { argumentsNotJson } from "./arguments-not-json";
import { emptyOutput } from "./empty-output";
import { errorAsAnswer } from "./error-as-answer";
import { toolPairs } from "./tool-pairs";
import { unfinishedStream } from "./unfinished-stream";

const CHAT = "/v1/chat/completions";
const asked = [{ role: "user", content: "When is high water?" }];

function answered(message: object, messages: object[] = asked) {
  const data = { choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", ...message } }] };
  const body = { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data };
  return inferenceOf(CHAT, { model: "m", messages }, { body, is_streaming: false });
}
function streamed(...choices: object[]) {
  const body = choices.map((choice) => ({
    __type__: "openai.types.chat.chat_completion_chunk.ChatCompletionChunk",
    __data__: { choices: [{ index: 0, ...choice }] },
  }));
  return inferenceOf(CHAT, { model: "m", messages: asked, stream: true }, { body, is_streaming: true });
}
const call = (id: string, args = "{}") => ({ id, type: "function", function: { name: "tide", arguments: args } });
const pointersOf = (reports: readonly { pointer: string }[]) => reports.map(({ pointer }) => pointer);

describe("arguments-not-json", () => {
  it("points at arguments that were cut", () => {
    const [report] = reportsOf(argumentsNotJson, answered({ content: null, tool_calls: [call("c1", '{"at": ')] }));
    expect(report?.message).toMatch(/^The arguments of `tide` in the answer are not JSON: .* at character 8\.$/);
    expect(report?.pointer).toContain("/tool_calls/0");
  });
  it("accepts JSON of any kind, and no arguments at all", () => {
    const tool_calls = [call("c1", "[1]"), call("c2", ""), call("c3", ' {"at": 1.0} ')];
    expect(reportsOf(argumentsNotJson, answered({ content: null, tool_calls }))).toEqual([]);
  });
});

describe("empty-output", () => {
  it("reports an answer of white space", () => {
    expect(pointersOf(reportsOf(emptyOutput, answered({ content: " \n" })))).toEqual(["/response/body"]);
  });
  it("takes reasoning alone for a lesser fault", () => {
    const thought = { role: "assistant", content: [{ type: "thinking", thinking: "Hm." }], stop_reason: "max_tokens" };
    const recording = httpOf(
      "http://m.test/v1/messages",
      { model: "m", messages: asked },
      { status: 200, body: { type: "message", ...thought }, is_streaming: false },
    );
    const [report] = reportsOf(emptyOutput, recording);
    expect(report).toMatchObject({
      level: "info",
      message: "The answer is reasoning alone (it ended with `max_tokens`).",
    });
  });
  it("accepts a call without text, and an exception", () => {
    expect(reportsOf(emptyOutput, answered({ content: "", tool_calls: [call("c1")] }))).toEqual([]);
    const failed = { body: null, is_streaming: false, is_exception: true, exception_message: "no" };
    expect(reportsOf(emptyOutput, inferenceOf(CHAT, { model: "m", messages: asked }, failed))).toEqual([]);
  });
});

describe("error-as-answer", () => {
  const result = (content: string) => [
    ...asked,
    { role: "assistant", content: "", tool_calls: [call("c1")] },
    { role: "tool", tool_call_id: "c1", content },
  ];
  it.each([
    'Pass the harbour service\'s API key in the header X-Harbour as { "harbour_key": <your api key> }',
    "Error executing tool: please provide a valid API key",
    "Invalid API key",
    "The API key is missing",
    "You exceeded your current quota, please check your plan",
    "Rate limit reached for tide-4",
    "Error code: 429 - slow down",
    'Traceback (most recent call last):\n  File "x.py"',
    "Connection refused",
  ])("finds a tool that did not work: %s", (content) => {
    const reports = reportsOf(errorAsAnswer, answered({ content: "Sorry." }, result(content)));
    expect(reports).toHaveLength(1);
    expect(reports[0]?.pointer).toMatch(/^\/request\/body\/messages\/2/);
  });
  it.each([
    "To call the service, pass an API key in a header.",
    "The quota of cod was exceeded in 1990.",
    "Errors are handled by the caller.",
    "Set the table. The key to the harbour is with the master.",
    "A connection between tides and the moon",
  ])("leaves prose alone: %s", (content) => {
    expect(reportsOf(errorAsAnswer, answered({ content }, result(content)))).toEqual([]);
  });
});

describe("tool-pairs", () => {
  const of = (...messages: object[]) => reportsOf(toolPairs, answered({ content: "x" }, [...asked, ...messages]));
  const calls = (...ids: string[]) => ({ role: "assistant", content: "", tool_calls: ids.map((id) => call(id)) });
  const result = (id: string) => ({ role: "tool", tool_call_id: id, content: "12:40" });
  it("finds a call without a result", () => {
    expect(of(calls("c1", "c2"), result("c2"), { role: "user", content: "?" })).toMatchObject([
      { pointer: "/request/body/messages/1", message: "The call `c1` has no result in the next turn." },
    ]);
  });
  it("finds a result without a call", () => {
    expect(of(calls("c1"), result("c1"), result("c1"))).toMatchObject([{ pointer: "/request/body/messages/3" }]);
  });
  it("accepts results in any order", () => {
    expect(of(calls("c1", "c2"), result("c2"), result("c1"), calls("c3"), result("c3"))).toEqual([]);
  });
});

describe("unfinished-stream", () => {
  it("finds a stream that was cut, and one that is empty", () => {
    expect(
      pointersOf(reportsOf(unfinishedStream, streamed({ delta: { content: "Hi" } }, { delta: { content: " you" } }))),
    ).toEqual(["/response/body/1"]);
    expect(pointersOf(reportsOf(unfinishedStream, streamed()))).toEqual(["/response/body"]);
  });
  it("accepts a finished stream, and an answer that is none", () => {
    expect(
      reportsOf(unfinishedStream, streamed({ delta: { content: "Hi" } }, { delta: {}, finish_reason: "stop" })),
    ).toEqual([]);
    expect(reportsOf(unfinishedStream, answered({ content: "Hi" }))).toEqual([]);
  });
});
