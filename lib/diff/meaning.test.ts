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

it("tells a message that moves, comes or goes from those that only count anew", () => {
  const said = (...messages: [role: string, content: string][]) => {
    const call = callOf({ model: "m", messages: messages.map(([role, content]) => ({ role, content })) });
    const recording = recordingOf({ ...call, response: { body: {}, is_streaming: false } });
    return showOf(recording, conversationOf(recording));
  };
  const before = said(["system", "Be brief."], ["user", "When?"], ["assistant", "Noon."]);
  expect(meaningDiffOf(before, said(["user", "When?"], ["assistant", "Noon."], ["system", "Be brief."]))).toEqual([
    { what: "message 1: place", before: "1", after: "3" },
  ]);
  expect(meaningDiffOf(before, said(["system", "Be brief."], ["user", "Where?"], ["assistant", "Noon."]))).toEqual([
    { what: "message 2", before: "When?", after: "Where?" },
  ]);
  const longer = said(["user", "Hello."], ["system", "Be brief."], ["user", "When?"], ["assistant", "Noon."]);
  expect(meaningDiffOf(before, longer)).toEqual([
    { what: "new message 1", before: null, after: "Hello." },
    { what: "new message 1: role", before: null, after: "user" },
  ]);
  expect(meaningDiffOf(longer, before)).toEqual([
    { what: "removed message 1", before: "Hello.", after: null },
    { what: "removed message 1: role", before: "user", after: null },
  ]);
});

it("says in words what is no text", () => {
  const asked = (url: string, answer: object) => {
    const data = {
      choices: [{ finish_reason: "stop", index: 0, message: { role: "assistant", content: "A bay." } }],
      ...answer,
    };
    const body = { __type__: "openai.types.chat.chat_completion.ChatCompletion", __data__: data };
    const content = [{ type: "image_url", image_url: { url, detail: "low" } }];
    const call = { ...callOf({ model: "m", messages: [{ role: "user", content }] }) };
    const recording = recordingOf({ ...call, response: { body, is_streaming: false } });
    return showOf(recording, conversationOf(recording));
  };
  const before = asked("https://a.test/a.png", { usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } });
  const after = asked("data:image/png;base64,iVBORw0KGgo=", {
    usage: { prompt_tokens: 3, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 1 } },
  });
  expect(meaningDiffOf(before, after)).toEqual([
    {
      what: "message 1: other parts",
      before: "image https://a.test/a.png, detail low",
      after: "image image/png, 9 B, SHA-256 of its base64 929e08d5, detail low",
    },
    { what: "usage", before: "input 3, output 2, total 5", after: "input 3, output 2, cached 1" },
  ]);
});
