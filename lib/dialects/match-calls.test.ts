import { describe, expect, it } from "vitest";
import type { Message } from "../recording/message";
import { matchCallsByOrder } from "./match-calls";
import { message } from "./shared";

const calls = (...named: [name: string, id: string | null][]): Message =>
  message(
    "assistant",
    named.map(([name, id]) => ({ type: "tool_call", id, name, arguments: "{}", pointer: null })),
    null,
  );
const result = (name: string | null, toolCallId: string | null = null): Message => ({
  ...message("tool", [], null),
  name,
  toolCallId,
});
const idsOf = (messages: Message[]) =>
  messages.flatMap(({ role, toolCallId, parts }) =>
    role === "tool" ? [toolCallId] : parts.map((part) => (part.type === "tool_call" ? part.id : undefined)),
  );

describe("matchCallsByOrder", () => {
  it("gives calls and results one id, tool by tool in their order", () => {
    const messages = [calls(["a", null], ["b", null], ["a", null]), result("b"), result("a"), result(null)];
    matchCallsByOrder(messages);
    expect(idsOf(messages)).toEqual(["#1", "#2", "#3", "#2", "#1", "#3"]);
  });

  it("leaves ids of the wire, calls without an answer and results without a call as they are", () => {
    const messages = [result("a"), calls(["a", "wire"], ["a", null], ["c", null]), result("a", "wire"), result("b")];
    matchCallsByOrder(messages);
    expect(idsOf(messages)).toEqual([null, "wire", null, null, "wire", null]);
  });
});
