import { expect, it } from "vitest";
import { showOf } from "../catalog/show";
import { conversationOf } from "../dialects";
import { callOf, recordingOf } from "../recording/key/testing/recording-of";
import { meaningDiffOf } from "./meaning";

function shown(question: string, answer: object) {
  const data = { choices: [{ finish_reason: "stop", index: 0, message: { role: "assistant", ...answer } }] };
  const body = { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data };
  const call = { ...callOf({ model: "m", messages: [{ role: "user", content: question }] }) };
  const recording = recordingOf({ ...call, response: { body, is_streaming: false } });
  return showOf(recording, conversationOf(recording));
}

const tideCall = (port: string) => ({
  tool_calls: [{ id: "c", type: "function", function: { name: "tide", arguments: `{"port": "${port}"}` } }],
});

it("names what a reader sees change, and only that", () => {
  const before = shown("When?", { content: "Noon.", ...tideCall("Emden") });
  expect(meaningDiffOf(before, before)).toEqual([]);
  expect(meaningDiffOf(before, shown("Where?", { content: "Noon.", ...tideCall("Husum") }))).toEqual([
    { what: "message 1", before: "When?", after: "Where?" },
    { what: "answer: tool call 1", before: 'tide({"port": "Emden"})', after: 'tide({"port": "Husum"})' },
  ]);
  expect(meaningDiffOf(before, shown("When?", { content: "", ...tideCall("Emden") }))).toEqual([
    { what: "answer", before: "Noon.", after: null },
  ]);
});
