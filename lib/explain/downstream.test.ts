import { expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { inferenceOf } from "../dialects/testing";
import { downstreamOf } from "./downstream";

type Call = { id: string; text?: string };

const said = ({ id, text = "" }: Call) => ({
  role: "assistant",
  content: text,
  tool_calls: [{ id, type: "function", function: { name: "tide", arguments: "{}" } }],
});
const result = (id: string) => ({ role: "tool", tool_call_id: id, content: "full" });
const user = { role: "user", content: "When?" };
const plain = (content: string) => ({ role: "assistant", content });

function entry(path: string, messages: object[], message: object) {
  const body = { object: "chat.completion", choices: [{ index: 0, finish_reason: "stop", message }] };
  const recording = inferenceOf("/v1/chat/completions", { model: "m", messages }, { body, is_streaming: false });
  return { path, conversation: conversationOf(recording) };
}

const paths = (entries: ReturnType<typeof entry>[], path: string) =>
  downstreamOf(entries, path).map((each) => each.path);

it("finds all later requests that begin with a request and its answer, branches too, the nearest first", () => {
  const [one, other] = [{ id: "call_1" }, { role: "user", content: "And then?" }];
  const begin = [user, said(one), result("call_1")];
  const entries = [
    entry("c", [...begin, plain("At noon."), other], plain("At six.")),
    entry("branch", [...begin, plain("Not at all."), other], plain("Well.")),
    entry("b", begin, plain("At noon.")),
    entry("a", [user], said(one)),
    entry("another question", [{ role: "user", content: "Where?" }, said(one)], plain("Here.")),
  ];
  expect(paths(entries, "a")).toEqual(["b", "c", "branch"]);
  expect(paths(entries, "b")).toEqual(["c"]);
  expect(paths(entries, "c")).toEqual([]);
});

it("tells answers that read the same apart by the ids of their calls", () => {
  const entries = ["call_1", "call_2"].flatMap((id) => [
    entry(`asks ${id}`, [user], said({ id })),
    entry(`goes on with ${id}`, [user, said({ id }), result(id)], plain("At noon.")),
  ]);
  expect(paths(entries, "asks call_1")).toEqual(["goes on with call_1"]);
  expect(paths(entries, "asks call_2")).toEqual(["goes on with call_2"]);
});

it("follows a request that names the answer by its id", () => {
  const response = (path: string, id: string, input: string, more: object) => {
    const body = { object: "response", id, status: "completed", output: [] };
    const recording = inferenceOf("/v1/responses", { model: "m", input, ...more }, { body, is_streaming: false });
    return { path, conversation: conversationOf(recording) };
  };
  const entries = [
    response("b", "resp_2", "And then?", { previous_response_id: "resp_1" }),
    response("a", "resp_1", "When?", {}),
    response("c", "resp_3", "And then?", { previous_response_id: null }),
  ];
  expect(downstreamOf(entries, "a")).toMatchObject([{ path: "b", by: "id" }]);
  expect(downstreamOf(entries, "c")).toEqual([]);
});
