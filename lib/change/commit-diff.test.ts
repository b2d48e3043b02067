import { describe, expect, it } from "vitest";
import { parseJson } from "../json/parse";
import { chosenChanges, commitDiffOf } from "./commit-diff";
import { putBack } from "./put-back";

const PATH = "tests/harbour/recordings/a.json";

/** A streamed answer of these words, a chunk each. */
function streamOf(words: readonly string[], more: { id?: string; temperature?: number } = {}): string {
  const { id = "rec-1", temperature = 0 } = more;
  const body = words.map((content) => ({
    __type__: "openai.types.chat.chat_completion_chunk.ChatCompletionChunk",
    __data__: { id, choices: [{ index: 0, delta: { content } }], object: "chat.completion.chunk" },
  }));
  const request = {
    method: "POST",
    url: "https://api.tide.test/v1/chat/completions",
    endpoint: "/v1/chat/completions",
    model: "tide-4",
    body: { model: "tide-4", temperature, stream: true, messages: [{ role: "user", content: "When?" }] },
  };
  return `${JSON.stringify({ test_id: "t", request, response: { body, is_streaming: true } }, null, 2)}\n`;
}

const groupsOf = (before: string, after: string) =>
  commitDiffOf(PATH, before, after).groups?.map(({ name, noise, count, changes }) => ({
    name,
    noise,
    count,
    first: changes[0],
  }));

describe("commitDiffOf", () => {
  it("says part by part, field by field and line by line what changed", () => {
    const diff = commitDiffOf(PATH, streamOf(["At ", "noon"]), streamOf(["At ", "dusk"], { temperature: 0.5 }));
    expect(diff.meaning).toMatchObject({
      class: "text",
      parts: [
        { before: "At noon", after: "At dusk" },
        { what: "temperature", before: "0", after: "0.5" },
      ],
    });
    expect(diff.groups?.map(({ name }) => name)).toEqual(["Request", "Stream: choices[0].delta.content"]);
    expect(diff.changedLines).toEqual({ added: 2, removed: 2 });
    expect(diff.text.hunks).toHaveLength(2);
  });

  it("puts the chunks of a stream together by field, and noise at the end", () => {
    const words = Array.from({ length: 300 }, (_, at) => `w${at} `);
    const shouted = words.map((word) => word.toUpperCase());
    expect(groupsOf(streamOf(words), streamOf(shouted, { id: "rec-2" }))).toEqual([
      {
        name: "Stream: choices[0].delta.content",
        noise: false,
        count: 300,
        first: { at: 1, name: "chunk 1", before: '"w0 "', after: '"W0 "' },
      },
      {
        name: "Ids, times and token counts",
        noise: true,
        count: 300,
        first: { at: 0, name: "chunk 1 id", before: '"rec-1"', after: '"rec-2"' },
      },
    ]);
    const { groups, text } = commitDiffOf(PATH, streamOf(words), streamOf(shouted, { id: "rec-2" }));
    expect(JSON.stringify({ groups, text }).length).toBeLessThan(200_000);
  });

  it("names chunks that came or went", () => {
    expect(groupsOf(streamOf(["a", "b", "c"]), streamOf(["a", "c"]))).toMatchObject([
      { name: "Stream: whole chunks", count: 1, first: { name: "chunk 2", after: null } },
    ]);
  });

  it("tells a change of the layout and of line ends from a change of values", () => {
    const text = streamOf(["a"]);
    const compact = JSON.stringify(JSON.parse(text));
    expect(commitDiffOf(PATH, text, compact)).toMatchObject({
      meaning: { class: "noise", parts: [] },
      groups: [],
      onlyLineEnds: false,
    });
    expect(commitDiffOf(PATH, text, text.replaceAll("\n", "\r\n"))).toMatchObject({ groups: [], onlyLineEnds: true });
  });

  it("compares the lines of what is no recording, and the values of what is no more than JSON", () => {
    const text = streamOf(["a"]);
    expect(commitDiffOf(PATH, text, text.slice(0, 100))).toMatchObject({ meaning: null, groups: null });
    expect(commitDiffOf(PATH, '{"a": 1}\n', '{"a": 2}\n')).toMatchObject({
      meaning: null,
      groups: [{ name: "File", changes: [{ name: "a", before: "1", after: "2" }] }],
    });
  });
});

describe("chosenChanges", () => {
  it("takes back a group, also of values that are not shown", () => {
    const words = Array.from({ length: 300 }, (_, at) => `w${at} `);
    const [before, after] = [
      streamOf(words),
      streamOf(
        words.map((word) => `${word}!`),
        { id: "rec-2" },
      ),
    ];
    const chosen = chosenChanges(PATH, before, after, { type: "group", name: "Stream: choices[0].delta.content" });
    expect(chosen && putBack(chosen.doc, chosen.changes)).toBe(streamOf(words, { id: "rec-2" }));
  });

  it("counts as the lists do", () => {
    const [before, after] = [streamOf(["a", "b"]), streamOf(["A", "B"], { temperature: 0.75 })];
    for (const { at, after: shown } of commitDiffOf(PATH, before, after).groups?.flatMap(({ changes }) => changes) ??
      []) {
      const chosen = chosenChanges(PATH, before, after, { type: "value", at });
      const parsed = parseJson(chosen ? putBack(chosen.doc, chosen.changes) : "");
      expect(parsed.ok && parsed.doc.text).not.toContain(shown);
    }
  });
});
