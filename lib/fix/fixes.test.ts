import { describe, expect, it } from "vitest";
import { conversationOf } from "../dialects";
import { httpOf, inferenceOf, recordingOf, typed } from "../dialects/testing";
import { asRecorded, saidBy } from "../edit/testing";
import { keyStatusOf, requestKeyOf } from "../recording/key";
import { openRecording, type Recording } from "../recording/recording";
import { fixed, planOf } from "./testing/fixed";

const CHUNK = "openai.types.chat.chat_completion_chunk.ChatCompletionChunk";
const KEY = "a".repeat(64);

function at(path: string, recording: Recording): Recording {
  const opened = openRecording(path, recording.doc.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.recording;
}

function streamed(chunks: object[], question = "Is the tide high?"): Recording {
  const body = { model: "tide-4", messages: [{ role: "user", content: question }] };
  const made = inferenceOf("/v1/chat/completions", body, {
    body: chunks.map((data) => typed(CHUNK, data)),
    is_streaming: true,
  });
  return asRecorded(at(`suite/recordings/${KEY}.json`, made));
}

const chunk = (content: string, more: object = {}) => ({
  id: "chatcmpl-1",
  choices: [{ delta: { content }, finish_reason: null, index: 0 }],
  created: 1_759_000_000,
  object: "chat.completion.chunk",
  ...more,
});

describe("re-key", () => {
  it("names a file by its request's key, and is done then", () => {
    const recording = streamed([chunk("Yes.")]);
    const plan = planOf("re-key", recording);
    const to = `suite/recordings/${requestKeyOf(recording)}.json`;
    expect(plan).toEqual({ type: "rename", to });
    expect(keyStatusOf(at(to, recording)).status).toBe("current");
    expect(planOf("re-key", at(to, recording)).type).toBe("nothing");
  });

  it("leaves names alone that never held a key", () => {
    expect(planOf("re-key", at("suite/notes.json", streamed([chunk("Yes.")]))).type).toBe("nothing");
  });
});

describe("normalise", () => {
  it("fixes ids, dates and durations of typed answers, and nothing else", () => {
    const recording = streamed([
      chunk("It ", { created_at: null, total_duration: 12, load_duration: null, seed: 1759 }),
      chunk("is."),
    ]);
    const after = fixed("normalise", recording);
    expect(after.body?.at(0)?.get("__data__")?.raw).toContain('"seed": 1759');
    expect(after.body?.items().map((item) => item.path("__data__", "id")?.string)).toEqual([
      "rec-aaaaaaaaaaaa",
      "rec-aaaaaaaaaaaa",
    ]);
    expect(after.body?.path(0, "__data__", "created")?.raw).toBe("0");
    expect(after.body?.path(0, "__data__", "created_at")?.string).toBe("1970-01-01T00:00:00.000000Z");
    expect(after.body?.path(0, "__data__", "total_duration")?.raw).toBe("0");
    expect(after.body?.path(0, "__data__", "load_duration")?.isNull).toBe(true);
    expect(saidBy(conversationOf(after))).toEqual(saidBy(conversationOf(recording)));
    expect(planOf("normalise", after).type).toBe("nothing");
  });

  it("leaves ids that all agree, also of another key, and what is a list of models", () => {
    const copied = { id: "rec-123456789abc", created: 0 };
    expect(planOf("normalise", streamed([chunk("Yes.", copied), chunk("No.", copied)])).type).toBe("nothing");
    const model = typed("openai.types.model.Model", { id: "tide-4", created: 1759, object: "model", created_at: 7 });
    const list = asRecorded(inferenceOf("/v1/models", {}, { body: [model], is_streaming: false }));
    const { body } = fixed("normalise", list);
    expect(body?.at(0)?.get("__data__")?.raw.replaceAll(/\s+/g, " ")).toBe(
      '{ "id": "tide-4", "created": 1759, "object": "model", "created_at": "1970-01-01T00:00:00.000000Z" }',
    );
  });

  it("leaves answers without a class as they came", () => {
    const raw = inferenceOf("/v1/messages", {}, { body: { id: "msg_1", created: 5 }, is_streaming: false });
    expect(planOf("normalise", asRecorded(raw)).type).toBe("nothing");
  });

  it("puts mapped ids in their places, empties the mapping, and says that the key changes", () => {
    const recording = asRecorded(
      recordingOf({
        test_id: null,
        request: { method: "POST", url: "http://m.test/v1/x", headers: {}, body: { file: "f-7f" }, endpoint: "/v1/x" },
        response: { body: { file: "f-7f" }, is_streaming: false },
        id_normalization_mapping: { "file-1": "f-7f" },
      }),
    );
    const plan = planOf("normalise", recording);
    const after = fixed("normalise", recording);
    expect(after.request.path("body", "file")?.string).toBe("file-1");
    expect(after.body?.get("file")?.string).toBe("file-1");
    expect(after.doc.root.get("id_normalization_mapping")?.raw).toBe("{}");
    expect(plan.type === "edit" && plan.plan.warnings).toHaveLength(1);
    expect(planOf("normalise", after).type).toBe("nothing");
  });

  it("prints a file in another layout as the recorder does", () => {
    const recording = asRecorded(streamed([chunk("Yes.", { id: "rec-123456789abc", created: 0 })]));
    const compact = openRecording(recording.path, JSON.stringify(JSON.parse(recording.doc.text)));
    expect(compact.ok && fixed("normalise", compact.recording).doc.text).toBe(recording.doc.text);
  });
});

describe("drop noise", () => {
  const padded = streamed([
    chunk("It ", { obfuscation: "xK2" }),
    { ...chunk("is."), choices: [{ delta: { content: "is." }, index: 0, obfuscation: "pq" }] },
  ]);

  it("takes padding out of chunks and choices, and keeps what was said byte for byte", () => {
    const after = fixed("drop-noise", padded);
    expect(after.doc.text).not.toContain("obfuscation");
    expect(after.doc.text).toBe(asRecorded(after).doc.text);
    expect(conversationOf(after).response.messages).toEqual(conversationOf(padded).response.messages);
    expect(requestKeyOf(after)).toBe(requestKeyOf(padded));
    expect(planOf("drop-noise", after).type).toBe("nothing");
  });

  it("takes it out of the lines of events, each other byte as it stands", () => {
    const lines = (extra: string, inner: string) => [
      "event: delta",
      `data: {"delta": "It \\u00ef${inner}", ${extra}"n": 1.0}`,
      "",
      `data:{"choices":[{"text":"/"${extra === "" ? "" : ',"obfuscation":"b"'}}]${extra === "" ? "" : ',"obfuscation":"é"'}}`,
      "",
      "data: [DONE]",
      "",
    ];
    const recorded = (extra: string) =>
      httpOf(
        "http://model.test/v1/responses",
        { stream: true },
        { status: 200, body: lines(extra, " ü"), is_streaming: true },
      );
    // Written by another hand than the recorder's: escapes of its own.
    const opened = openRecording("a.json", recorded('"obfuscation": "a, \\"b", ').doc.text.replace('"/', '"\\/'));
    if (!opened.ok) throw new Error(opened.problem.message);
    const after = fixed("drop-noise", opened.recording);
    expect(after.doc.text).toBe(recorded("").doc.text.replace('"/', '"\\/'));
    expect(planOf("drop-noise", after).type).toBe("nothing");
  });

  it("leaves the word alone where it is what somebody said or asked", () => {
    const said = streamed([chunk('{"obfuscation": "why?"}')], '"obfuscation"');
    expect(planOf("drop-noise", said).type).toBe("nothing");
  });
});

describe("redact", () => {
  const secret = ["sk", "ant", "api03", "Zx9".repeat(31), "AA"].join("-");
  const leaky = streamed(
    [chunk(`The key is ${secret.slice(0, 20)}`), chunk(`${secret.slice(20)}, keep it.`)],
    `Call with api_key=${secret} please`,
  );

  it("puts the same placeholder wherever the secret is said, spread over chunks too, and says that it re-keys", () => {
    const plan = planOf("redact", leaky);
    const after = fixed("redact", leaky);
    expect(after.doc.text).not.toContain(secret.slice(4, 16));
    expect(after.doc.text).not.toContain(secret.slice(-16));
    const [placeholder] = /REDACTED-[0-9a-f]{8}/.exec(after.doc.text) ?? [];
    expect(saidBy(conversationOf(after)).text).toBe(`The key is ${placeholder}, keep it.`);
    expect(after.request.path("body", "messages", 0, "content")?.string).toBe(
      `Call with api_key=${placeholder} please`,
    );
    expect(plan.type === "edit" && plan.plan.key.before !== plan.plan.key.after).toBe(true);
    expect(planOf("redact", after).type).toBe("nothing");
    expect(fixed("redact", streamed([chunk(`api_key=${secret}`)])).doc.text).toContain(placeholder);
  });

  it("mends only the places that were chosen", () => {
    const mail = streamed([chunk("Yes.")], "Ask ann@harbour.se or bob@harbour.se.");
    expect(planOf("redact", mail, { pointers: ["/response/body"] }).type).toBe("nothing");
    const { doc } = fixed("redact", mail, { pointers: ["/request/body/messages/0/content"] });
    expect(doc.text).toMatch(/Ask example-[0-9a-f]{4}@example\.com or example-[0-9a-f]{4}@example\.com\./);
  });

  it.each(["base64", "base64url"] as const)("decodes a value that is %s of a text, and encodes it again", (coding) => {
    const text = Buffer.from(`login with ${secret} now, ÿ¿ö`).toString(coding);
    const coded = streamed([chunk(`api_key=${secret}`)], text);
    const after = fixed("redact", coded).request.path("body", "messages", 0, "content")?.string ?? "";
    expect(Buffer.from(after, coding).toString()).toMatch(/^login with REDACTED-[0-9a-f]{8} now, ÿ¿ö$/);
    expect(after).toBe(Buffer.from(Buffer.from(after, coding).toString()).toString(coding));
  });

  it("mends base64 inside of another text, encoded twice, and spread over chunks", () => {
    const coded = (text: string) => Buffer.from(text).toString("base64");
    const placeholder = /REDACTED-[0-9a-f]{8}/.exec(fixed("redact", leaky).doc.text)?.[0] ?? "";
    const asked = (said: string) =>
      [
        `curl -H 'X-Session: ${coded(`harbour:${said}`)}' https://x.test/v1`,
        JSON.stringify({ auth: { value: coded(`{"key": "${said}"}`) } }),
        `https://x.test/?state=${encodeURIComponent(coded(`${said} is it`))}&page=2`,
        coded(coded(`login with ${said} now`)),
      ].join(" and ");
    const answer = (said: string) => `See ${coded(`the key is ${said}, keep it`)}.`;
    const pieces = answer(secret).match(/.{1,9}/gs) ?? [];
    const hidden = streamed(
      pieces.map((piece) => chunk(piece)),
      `${asked(secret)} api_key=${secret}`,
    );
    const after = fixed("redact", hidden);
    const question = after.request.path("body", "messages", 0, "content")?.string;
    expect(question).toBe(`${asked(placeholder)} api_key=${placeholder}`);
    expect(saidBy(conversationOf(after)).text).toBe(answer(placeholder));
    expect(planOf("redact", after).type).toBe("nothing");
  });

  it("refuses where the secret also stands in clothes that it cannot mend, and says why", () => {
    // With bits that no encoder leaves behind.
    const strange = Buffer.from(`${secret} is`).toString("base64").replace(/w==$/, "x==");
    expect(Buffer.from(strange, "base64").toString()).toBe(`${secret} is`);
    expect(planOf("redact", streamed([chunk(`api_key=${secret}`)], strange))).toMatchObject({
      type: "refused",
      failure: {
        message: expect.stringContaining("`/request/body/messages/0/content`, which is base64 that no encoder writes"),
      },
    });
    const said = streamed(
      [chunk(`api_key=${secret} `), ...(strange.match(/.{1,20}/g) ?? []).map((piece) => chunk(piece))],
      "Is it?",
    );
    expect(planOf("redact", said)).toMatchObject({
      type: "refused",
      failure: { message: expect.stringContaining("in what the chunks say, which is base64 that no encoder writes") },
    });
  });
});

describe("delete twins", () => {
  const old = at(`suite/recordings/${"b".repeat(64)}.json`, streamed([chunk("Yes.")], "Is the tide high?"));
  const live = (question: string) => {
    const made = streamed([chunk("Yes.")], question);
    return at(`suite/recordings/${requestKeyOf(made)}.json`, made);
  };

  it("deletes what was recorded anew, and only while the other one is there", () => {
    expect(planOf("delete-twin", old, { other: live("Is the tide very high?") }).type).toBe("delete");
    expect(planOf("delete-twin", old, { other: null }).type).toBe("nothing");
    expect(planOf("delete-twin", old, { other: old }).type).toBe("nothing");
    const current = live("Is the tide high?");
    expect(planOf("delete-twin", current, { other: live("Is the tide low?") }).type).toBe("nothing");
  });

  it("deletes one of two that are the same, where every replay finds the other", () => {
    const shared = at("common/recordings/x.json", old);
    const own = at("suite/recordings/x.json", old);
    const strange = at("elsewhere/recordings/x.json", old);
    expect(planOf("delete-twin", own, { other: shared }).type).toBe("delete");
    expect(planOf("delete-twin", strange, { other: own }).type).toBe("delete");
    expect(planOf("delete-twin", own, { other: strange }).type).toBe("nothing");
    expect(planOf("delete-twin", shared, { other: own }).type).toBe("nothing");
  });
});
