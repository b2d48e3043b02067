import { describe, expect, test } from "vitest";
import type { Message, Part } from "@/lib/recording/message";
import { copyTextOf, flatRows, type Row, rowsOf } from "./rows";

const say = (role: string, ...parts: Part[]): Message => ({
  role,
  parts,
  toolCallId: null,
  name: null,
  isError: false,
  pointer: null,
});
const text = (content: string): Part => ({ type: "text", text: content, pointer: null });
const call = (id: string | null, name: string, args = "{}"): Part => ({
  type: "tool_call",
  id,
  name,
  arguments: args,
  pointer: null,
});
const result = (toolCallId: string | null, content: string, name: string | null = null): Message => ({
  ...say("tool", text(content)),
  toolCallId,
  name,
});

const rows = (asked: Message[], answered: Message[] = [], slice?: { from: number; prefix: string }) =>
  rowsOf(
    {
      request: { model: null, messages: asked, tools: [], parameters: [] },
      response: {
        messages: answered,
        finishReason: null,
        usage: null,
        error: null,
        chunks: [],
        logprobs: [],
        payload: null,
      },
    },
    slice,
  );

/** Rows in short: anchor and role, calls with their results in brackets. */
const outline = (list: readonly Row[]): string[] =>
  list.map(({ anchor, role, parts }) => {
    const calls = parts.flatMap((part) =>
      part.type === "call" ? [`${part.name}[${part.results.map((row) => row.anchor).join(" ")}]${part.state}`] : [],
    );
    return [anchor, role, ...calls].join(" ");
  });

describe("results and their calls", () => {
  test("are matched by id, not by where they stand", () => {
    const list = rows([
      say("user", text("two things")),
      say("assistant", call("a", "left"), call("b", "right")),
      result("b", "for the right"),
      result("a", "for the left"),
      say("user", text("thanks")),
    ]);
    expect(outline(list)).toEqual(["m1 user", "m2 assistant left[m4]answered right[m3]answered", "m5 user"]);
  });

  test("an id that no call has leaves a result alone, right behind a call though it stands", () => {
    const list = rows([say("assistant", call("a", "look")), result("z", "whose?")]);
    expect(outline(list)).toEqual(["m1 assistant look[]unanswered", "m2 tool"]);
    expect(list[1]?.alone).toBe("No call in this request has this id");
  });

  test("a result without an id is not given to a call that has one", () => {
    const list = rows([say("assistant", call("a", "look")), result(null, "whose?")]);
    expect(outline(list)).toEqual(["m1 assistant look[]unanswered", "m2 tool"]);
    expect(list[1]?.alone).toMatch(/names no call/);
  });

  test("where no ids are sent, results answer the calls in order, by name where they have one", () => {
    const list = rows([
      say("assistant", call(null, "left"), call(null, "right"), call(null, "left")),
      result(null, "1", "right"),
      result(null, "2", "left"),
      result(null, "3", "left"),
      result(null, "4", "left"),
    ]);
    expect(outline(list)).toEqual(["m1 assistant left[m3]answered right[m2]answered left[m4]answered", "m5 tool"]);
  });

  test("an id that is used again names the last call that still waits", () => {
    const list = rows([
      say("assistant", call("0", "first")),
      result("0", "one"),
      say("assistant", call("0", "second")),
      result("0", "two"),
      result("0", "two again"),
    ]);
    expect(outline(list)).toEqual(["m1 assistant first[m2]answered", "m3 assistant second[m4 m5]answered"]);
  });

  test("a result that stands before its call is not its result", () => {
    expect(outline(rows([result("a", "early"), say("assistant", call("a", "late"))]))).toEqual([
      "m1 tool",
      "m2 assistant late[]unanswered",
    ]);
  });

  test("the answer's own calls are open, whatever the request holds", () => {
    const list = rows([result("a", "old")], [say("assistant", call("a", "next"))]);
    expect(outline(list)).toEqual(["m1 tool", "m2 assistant next[]open"]);
  });
});

test("choices are numbered where there is more than one", () => {
  const one = say("assistant", text("yes"));
  expect(rows([], [one]).map(({ choice }) => choice)).toEqual([null]);
  expect(rows([], [one, one]).map(({ choice }) => choice)).toEqual([
    { position: 1, count: 2 },
    { position: 2, count: 2 },
  ]);
});

describe("a turn of a test", () => {
  const asked = [
    say("user", text("go")),
    say("assistant", call("a", "look")),
    result("a", "seen"),
    say("user", text("and?")),
  ];
  test("begins with what is new, under anchors of its own", () => {
    const list = rows(asked, [say("assistant", text("done"))], { from: 2, prefix: "t2-" });
    expect(outline(list)).toEqual(["t2-m3 tool", "t2-m4 user", "t2-m5 assistant"]);
  });
  test("says which call of an earlier turn a result answers", () => {
    const [first] = rows(asked, [], { from: 2, prefix: "" });
    expect(first).toMatchObject({ answers: "look", alone: null });
  });
});

test("flatRows lists folded results behind their call", () => {
  const list = rows([say("assistant", call("a", "look"), call("b", "look")), result("b", "2"), result("a", "1")]);
  expect(flatRows(list).map(({ anchor }) => anchor)).toEqual(["m1", "m3", "m2"]);
});

test("copyTextOf gives texts and calls as people would write them, and no image data", () => {
  const image: Part = {
    type: "image",
    source: { type: "inline", mediaType: "image/png", data: "AAAA" },
    detail: null,
    pointer: null,
  };
  const [row] = rows([say("assistant", text("Let me look."), call("a", "look", '{"at": 1.0}'), image)]);
  expect(row && copyTextOf(row)).toBe('Let me look.\n\nlook({"at": 1.0})\n\n[image/png]');
});
