import { describe, expect, it } from "vitest";
import type { Conversation, Message } from "./message";
import { threadOf } from "./thread";

const say = (role: string, text: string): Message => ({
  role,
  parts: [{ type: "text", text, pointer: null }],
  toolCallId: null,
  name: null,
  isError: false,
  pointer: null,
});
const user = (text: string) => say("user", text);
const assistant = (text: string) => say("assistant", text);

const entry = (path: string, asked: Message[], answer: Message | null) => {
  const conversation: Conversation = {
    dialect: "test",
    request: { model: null, messages: asked, tools: [], parameters: [] },
    response: {
      messages: answer ? [answer] : [],
      finishReason: null,
      usage: null,
      error: null,
      chunks: [],
      logprobs: [],
      payload: answer ? null : { type: "embeddings", vectors: [] },
    },
  };
  return { path, conversation };
};

describe("threadOf", () => {
  const first = entry("first", [user("hello")], assistant("hi"));
  const second = entry("second", [user("hello"), assistant("hi"), user("more")], assistant("sure"));

  it("lets a request that begins with another's request and answer follow it, in whatever order they come", () => {
    const { turns } = threadOf([second, first]);
    expect(turns.map(({ path, relation, shared, depth }) => ({ path, relation, shared, depth }))).toEqual([
      { path: "first", relation: "root", shared: 0, depth: 0 },
      { path: "second", relation: "follows", shared: 2, depth: 1 },
    ]);
  });

  it("shows a request that continues from another answer as a branch", () => {
    const third = entry("third", [user("hello"), assistant("hi"), user("other")], assistant("fine"));
    const { turns } = threadOf([first, second, third]);
    expect(turns.map(({ path, relation, parent }) => [path, relation, parent])).toEqual([
      ["first", "root", null],
      ["second", "follows", "first"],
      ["third", "follows", "first"],
    ]);
    const stray = entry(
      "stray",
      [user("hello"), assistant("hi"), user("more"), assistant("no"), user("?")],
      assistant("."),
    );
    const branch = threadOf([second, stray]).turns.find(({ path }) => path === "stray");
    expect(branch).toMatchObject({ relation: "branches", parent: "second", shared: 3 });
  });

  it("begins anew where only the first words are shared, and lists calls that are no conversation", () => {
    const embed = entry("embed", [user("hello")], null);
    const other = entry("other", [user("hello"), user("again")], assistant("hm"));
    const { turns, sideCalls } = threadOf([first, other, embed]);
    expect(turns.map(({ relation }) => relation)).toEqual(["root", "root"]);
    expect(sideCalls).toEqual(["embed"]);
  });

  it("does not count reasoning, which is not sent back", () => {
    const thinking: Message = {
      ...assistant("hi"),
      parts: [{ type: "reasoning", text: "hmm", pointer: null }, ...assistant("hi").parts],
    };
    const { turns } = threadOf([entry("first", [user("hello")], thinking), second]);
    expect(turns.at(1)?.relation).toBe("follows");
  });

  it("compares arguments by what they say, not by how the file indents them", () => {
    const calling = (args: string): Message => ({
      ...assistant(""),
      parts: [{ type: "tool_call", id: "c", name: "f", arguments: args, pointer: null }],
    });
    const asks = entry("asks", [user("hello")], calling('{\n  "a b": " \\" c "\n}'));
    const relationTo = (args: string) =>
      threadOf([asks, entry("goes on", [user("hello"), calling(args), user("?")], assistant("!"))]).turns[1]?.relation;
    expect(relationTo('{"a b":" \\" c "}')).toBe("follows");
    expect(relationTo('{"a b":"\\" c "}')).toBe("root");
  });

  it("lets a request follow the one of several like answers whose calls have the ids that it repeats", () => {
    const calling = (id: string | null): Message => ({
      ...assistant(""),
      parts: [{ type: "tool_call", id, name: "f", arguments: "{}", pointer: null }],
    });
    const asks = ["one", "two"].map((id) => entry(`asks ${id}`, [user("hello")], calling(id)));
    const parentOf = (id: string | null) =>
      threadOf([...asks, entry("goes on", [user("hello"), calling(id), user("?")], assistant("!"))]).turns.find(
        ({ path }) => path === "goes on",
      )?.parent;
    expect(parentOf("one")).toBe("asks one");
    expect(parentOf("two")).toBe("asks two");
    // Which run it was is not known: any of them reads the same.
    expect(parentOf("of an earlier run")).toBe("asks two");
    expect(parentOf(null)).toBe("asks two");
  });

  it("lets a request follow the answer that it names by its id, and is not led in a circle", () => {
    const naming = (path: string, id: string, before: string | null) => {
      const { conversation } = entry(path, [user(path)], assistant("hi"));
      const parameter = { name: "previous_response_id", value: JSON.stringify(before), pointer: "/p" };
      return {
        path,
        conversation: {
          ...conversation,
          request: { ...conversation.request, parameters: [parameter] },
          response: { ...conversation.response, id },
        },
      };
    };
    const read = (...entries: ReturnType<typeof naming>[]) =>
      threadOf(entries).turns.map(({ path, relation, parent, depth }) => [path, relation, parent, depth]);
    expect(read(naming("a", "3", "2"), naming("b", "2", "1"), naming("c", "1", null))).toEqual([
      ["c", "root", null, 0],
      ["b", "follows", "c", 1],
      ["a", "follows", "b", 2],
    ]);
    expect(read(naming("a", "1", "2"), naming("b", "2", "1"), naming("c", "3", "3"))).toEqual([
      ["b", "root", null, 0],
      ["a", "follows", "b", 1],
      ["c", "root", null, 0],
    ]);
  });
});
