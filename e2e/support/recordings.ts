import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Chat = {
  test?: string;
  model?: string;
  /** What was said before. */
  before?: readonly { role: "user" | "assistant"; content: string }[];
  ask?: string;
  /** The answer; given as a list, it is streamed in these pieces. */
  answer?: string | string[];
};

/** The text of a recorded chat, as the recorder would write it. */
export function chatText(chat: Chat): string {
  const { test = "test_it", model = "gpt-4o", before = [], ask = "Hello?", answer = "Hello." } = chat;
  const streaming = Array.isArray(answer);
  const chunk = (delta: object, finish_reason: string | null) => ({
    __type__: "openai.types.chat.chat_completion_chunk.ChatCompletionChunk",
    __data__: {
      id: "rec-1",
      choices: [{ delta, finish_reason, index: 0 }],
      created: 0,
      model,
      object: "chat.completion.chunk",
    },
  });
  const body = streaming
    ? [...answer.map((content) => chunk({ content }, null)), chunk({}, "stop")]
    : {
        __type__: "openai.types.chat.chat_completion.ChatCompletion",
        __data__: {
          id: "rec-1",
          choices: [{ finish_reason: "stop", index: 0, message: { role: "assistant", content: answer } }],
          created: 0,
          model,
          object: "chat.completion",
        },
      };
  const recording = {
    test_id: `tests/suite/test_made.py::${test}`,
    request: {
      method: "POST",
      url: "https://api.openai.com/v1/v1/chat/completions",
      headers: {},
      body: { model, messages: [...before, { role: "user", content: ask }], stream: streaming },
      endpoint: "/v1/chat/completions",
      model,
    },
    response: { body, is_streaming: streaming },
    id_normalization_mapping: {},
  };
  return `${JSON.stringify(recording, null, 2)}\n`;
}

/** Writes a recorded chat below a root; `path` has `/`. */
export function writeChat(root: string, path: string, chat: Chat = {}): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, chatText(chat));
}

/** Writes `count` chats: `suite/recordings/0000.json` and on, five to a test. */
export function writeMany(root: string, count: number): void {
  for (let i = 0; i < count; i++) {
    const number = String(i).padStart(4, "0");
    const test = `test_${String(Math.floor(i / 5)).padStart(4, "0")}`;
    writeChat(root, `suite/recordings/${number}.json`, { test, ask: `Question ${number}`, answer: `Answer ${number}` });
  }
}
