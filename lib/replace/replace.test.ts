import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferenceOf, soundConversationOf, typed } from "../dialects/testing";
import { asRecorded, changedItems, saidBy } from "../edit/testing";
import { openRecording, type Recording } from "../recording/recording";
import { matcherOf } from "./matcher";
import type { Place } from "./places";
import type { ReplaceQuery } from "./query";
import { matchesIn, planReplacement } from "./replace";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const chunk = (delta: object) =>
  typed(CHUNK, {
    id: "rec-1",
    choices: [{ delta, finish_reason: null, index: 0, logprobs: null }],
    created: 0,
    model: "m",
    object: "chat.completion.chunk",
    usage: null,
  });
const call = (args: string, first: object = {}) => ({
  tool_calls: [{ index: 0, ...first, function: { name: null, arguments: args } }],
});

function streamed(deltas: readonly object[], messages: readonly object[] = []): Recording {
  const body = deltas.map((delta) => chunk(delta));
  return asRecorded(
    inferenceOf("/v1/chat/completions", { model: "m", messages, stream: true }, { body, is_streaming: true }),
  );
}

function replaced(
  recording: Recording,
  find: string,
  replace: string,
  places: Place[],
  { skip = [], ...more }: Partial<ReplaceQuery> & { skip?: number[] } = {},
) {
  const made = matcherOf({ find, replace, matchCase: true, wholeWord: false, regex: false, places, ...more });
  if (!made.ok) throw new Error(made.message);
  const matches = matchesIn(recording, made.matcher, new Set(places));
  const plan = planReplacement(recording, matches, new Set(skip));
  if (!plan.ok) throw new Error(plan.failure.message);
  const opened = openRecording(recording.path, plan.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return { matches, plan, after: opened.recording, conversation: soundConversationOf(opened.recording) };
}

describe("replacing", () => {
  it("finds a word that is spread over chunks, and touches no other chunk", () => {
    const before = streamed(["The ", "fer", "ry", " leaves", " at noon"].map((content) => ({ content })));
    const { matches, after, plan, conversation } = replaced(before, "ferry", "ship", ["text"]);
    expect(matches).toHaveLength(1);
    expect(saidBy(conversation).text).toBe("The ship leaves at noon");
    expect(changedItems(before, after)).toEqual([1, 2]);
    expect(plan.key.after).toBe(plan.key.before);
  });

  it("keeps arguments JSON, and leaves keys and numbers alone", () => {
    const json = '{"port": "port Emden", "n": 12, "more": ["port"]}';
    const first = { id: "c1", type: "function" };
    const before = streamed([call("", first), ...[...json].map((letter) => call(letter))]);
    const { conversation } = replaced(before, "port", 'the "port"\n', ["arguments"]);
    expect(JSON.parse(saidBy(conversation).calls[0]?.arguments ?? "")).toEqual({
      port: 'the "port"\n Emden',
      n: 12,
      more: ['the "port"\n'],
    });
    expect(replaced(before, "12", "13", ["arguments"]).matches).toHaveLength(0);
  });

  it("replaces in the request, in what it repeats of calls too, which changes the key", () => {
    const made = { id: "c1", type: "function", function: { name: "tide", arguments: '{"port": "Emden"}' } };
    const messages = [
      { role: "user", content: "Emden?" },
      { role: "assistant", content: null, tool_calls: [made] },
      { role: "tool", tool_call_id: "c1", content: "Emden: noon" },
    ];
    const before = streamed([{ content: "Emden at noon" }], messages);
    const { plan, matches, conversation } = replaced(before, "Emden", 'K"iel', ["request"]);
    expect(matches.map(({ passage }) => passage.label)).toEqual([
      "user message 1",
      "arguments of tide, message 2",
      "tool message 3",
    ]);
    expect(plan.key.after).not.toBe(plan.key.before);
    expect(JSON.stringify(conversation.request.messages)).not.toContain("Emden");
    expect(saidBy(conversation).text).toBe("Emden at noon");
  });

  it("replaces in the test id", () => {
    const { after } = replaced(streamed([{ content: "x" }]), "test_it", "test_that", ["test-id"]);
    expect(after.testId).toBe("suite/test_sample.py::test_that");
  });

  it("leaves out single matches", () => {
    const before = streamed([{ content: "one two one" }, { content: " one" }]);
    const { conversation } = replaced(before, "one", "1", ["text"], { skip: [1] });
    expect(saidBy(conversation).text).toBe("1 two one 1");
  });

  it("may empty texts, also several", () => {
    const before = streamed(
      [{ content: "one" }],
      [
        { role: "user", content: "one" },
        { role: "user", content: "one more" },
      ],
    );
    const { conversation } = replaced(before, "one", "", ["text", "request"]);
    expect(saidBy(conversation).text).toBe("");
    expect(conversation.request.messages.map(({ parts }) => parts.map((part) => "text" in part && part.text))).toEqual([
      [""],
      [" more"],
    ]);
  });
});

const letters = fc.constantFrom("a", "b", "ab", " ", "\n", "é", "🌊", '"', "漢", "\\");
const words = fc.array(letters, { minLength: 1, maxLength: 30 });

it("says of any stream exactly what replacing in its text gives", () => {
  fc.assert(
    fc.property(words, fc.constantFrom("a", "ab", "é", "🌊", '"', "b "), letters, (contents, find, replace) => {
      const before = streamed(contents.map((content) => ({ content })));
      const { conversation } = replaced(before, find, replace, ["text"]);
      expect(saidBy(conversation).text).toBe(contents.join("").replaceAll(find, () => replace));
    }),
    { numRuns: 300 },
  );
});

it("says in any streamed call exactly what replacing in its values gives", () => {
  fc.assert(
    fc.property(
      words,
      fc.nat({ max: 6 }),
      fc.constantFrom("a", "é", '"', "\\"),
      letters,
      (values, step, find, replace) => {
        const json = JSON.stringify({ a: values.join(""), list: values, ab: 1 });
        const parts = json.match(new RegExp(`.{1,${step + 1}}`, "gsu")) ?? [];
        const before = streamed([call("", { id: "c1", type: "function" }), ...parts.map((part) => call(part))]);
        const { conversation } = replaced(before, find, replace, ["arguments"]);
        const with_ = (text: string) => text.replaceAll(find, () => replace);
        expect(JSON.parse(saidBy(conversation).calls[0]?.arguments ?? "")).toEqual({
          a: with_(values.join("")),
          list: values.map(with_),
          ab: 1,
        });
      },
    ),
    { numRuns: 200 },
  );
});
