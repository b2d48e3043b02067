import { expect, it } from "vitest";
import { anchorsOf } from "./anchors";

it("names parts plainly, and each once", () => {
  const parts = ["message 2, user: tool call 1", "messages[1].content", "answer", "Answer", "answer 2", "日本"];
  expect(anchorsOf(parts.map((what) => ({ what })))).toEqual([
    "part-message-2-user-tool-call-1",
    "part-messages-1-content",
    "part-answer",
    "part-answer-2",
    "part-answer-2-2",
    "part",
  ]);
});
