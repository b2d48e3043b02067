import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { inferenceOf, recordingOf, typed } from "../dialects/testing";
import { openRecording } from "../recording/recording";
import { planRedaction } from "./redact";
import { reprintEdits } from "./reprint";
import { asRecorded, saidBy } from "./testing";
import { applyTextEdits } from "./text/apply";

const SECRET = 'tok"en/ü-9911';
const PLAIN = "tok-en/9911_x";
const chunk = (delta: object) =>
  typed("openai.types.chat.chat_completion_chunk.ChatCompletionChunk", {
    choices: [{ delta, index: 0, finish_reason: null }],
  });

describe("a redaction", () => {
  const leaky = asRecorded(
    inferenceOf(
      "/v1/chat/completions",
      {
        messages: [{ role: "user", content: `Use ${SECRET} twice: ${SECRET}` }],
        extra_query: { at: `https://x.test/?k=${encodeURIComponent(SECRET)}` },
        [SECRET]: JSON.stringify({ key: SECRET }),
      },
      {
        body: [
          chunk({ role: "assistant", content: "It is tok" }),
          chunk({ content: '"en/' }),
          chunk({ content: "ü-9911, see" }),
          chunk({ tool_calls: [{ index: 0, id: "c", function: { name: "login", arguments: '{"key": "tok\\"en' } }] }),
          chunk({ tool_calls: [{ index: 0, function: { arguments: '/ü-9911"}' } }] }),
        ],
        is_streaming: true,
      },
    ),
  );

  it("reaches values, keys, escaped and encoded spellings, and what is spread over chunks", () => {
    const plan = planRedaction(leaky, [{ secret: SECRET, placeholder: "REDACTED_1" }]);
    if (!plan.ok) throw new Error(plan.failure.message);
    const opened = openRecording(leaky.path, plan.text);
    if (!opened.ok) throw new Error(opened.problem.message);
    const said = saidBy(conversationOf(opened.recording));
    expect(said).toMatchObject({ text: "It is REDACTED_1, see", calls: [{ arguments: '{"key":"REDACTED_1"}' }] });
    expect(plan.text).not.toMatch(/9911|u00fc/);
    expect(plan.text.match(/REDACTED_1/g)).toHaveLength(5);
    expect(plan.key.before).not.toBe(plan.key.after);
    expect(planRedaction(opened.recording, [{ secret: SECRET, placeholder: "REDACTED_1" }])).toMatchObject({
      ok: true,
      edits: [],
    });
  });

  it("decodes base64 wherever it stands, spread over chunks too, and writes exactly what was wanted", () => {
    const words = fc.string({
      unit: fc.constantFrom("a", "B", "7", " ", "\n", "é", "漢", "👍", "{", "'", "."),
      maxLength: 12,
    });
    const mark = fc.constantFrom(" ", '"', "'", ": ", "\n", "=");
    const hidden = fc.record({
      words: fc.tuple(words, words),
      marks: fc.tuple(mark, mark),
      times: fc.nat({ max: 3 }),
    });
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(hidden, { minLength: 1, maxLength: 3 }), sizes, (parts, cuts) => {
        const saidWith = (key: string) =>
          parts
            .map(({ words: [before, behind], marks: [left, right], times }) => {
              let inner = `${before}${key}${behind}`;
              for (let rest = times; rest > 0; rest--) inner = Buffer.from(inner).toString("base64");
              // What stands before "=" is not told from padding.
              return `${before}${left}${inner}${right === "=" ? " " : right}${behind}`;
            })
            .join("\n");
        const text = saidWith(PLAIN);
        const pieces: string[] = [];
        for (let at = 0; at < text.length; at += pieces.at(-1)?.length ?? 1) {
          pieces.push(text.slice(at, at + (cuts[pieces.length % cuts.length] ?? 1)));
        }
        const body = pieces.map((content) => chunk({ content }));
        const messages = [{ role: "user", content: text }];
        const recording = asRecorded(inferenceOf("/v1/chat/completions", { messages }, { body, is_streaming: true }));
        const plan = planRedaction(recording, [{ secret: PLAIN, placeholder: "REDACTED-1" }]);
        if (!plan.ok) throw new Error(plan.failure.message);
        const opened = openRecording(recording.path, plan.text);
        if (!opened.ok) throw new Error(opened.problem.message);
        const conversation = conversationOf(opened.recording);
        expect(saidBy(conversation).text).toBe(saidWith("REDACTED-1"));
        expect(conversation.request.messages[0]?.parts).toMatchObject([{ type: "text", text: saidWith("REDACTED-1") }]);
      }),
    );
  });

  it("says why it cannot be made", () => {
    expect(planRedaction(leaky, [{ secret: "ab", placeholder: "x" }])).toMatchObject({
      ok: false,
      failure: { message: expect.stringMatching(/too short/) },
    });
    expect(planRedaction(leaky, [{ secret: "abcd", placeholder: "xabcdx" }])).toMatchObject({ ok: false });
  });
});

describe("a reprint", () => {
  it("writes as the recorder does, and leaves what is so already", () => {
    const plain = recordingOf({ request: { body: { messages: [], note: "ü" } }, response: { body: { x: [1, {}] } } });
    const text = plain.doc.text.replace("  ", "\t").replace("1,", "1.50,").trimEnd();
    const opened = openRecording(plain.path, text);
    if (!opened.ok) throw new Error(opened.problem.message);
    const reprinted = applyTextEdits(text, reprintEdits(opened.recording.doc));
    expect(reprinted).toBe(asRecorded(opened.recording).doc.text);
    expect(reprinted).toMatch(/"\\u00fc"[\s\S]*1\.5,[\s\S]*\}\n$/);
    expect(reprintEdits(asRecorded(plain).doc)).toEqual([]);
  });
});
