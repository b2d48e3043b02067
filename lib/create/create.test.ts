import { describe, expect, it } from "vitest";
import { soundConversationOf } from "../dialects/testing";
import { differenceFromPython } from "../json/round-trip";
import { checkRecording } from "../lint";
import { defaultCheckConfig } from "../lint/config";
import { keyStatusOf } from "../recording/key";
import { openRecording } from "../recording/recording";
import { recordedAddressOf, suggestedFolder } from "./address";
import { composed } from "./compose";
import type { CreateDraft } from "./draft";
import { draftOfCurl } from "./from-curl";
import { templates } from "./templates";

const place = { testId: "tests/suite/test_tide.py::test_tide[gpt-4o]", folder: "tests/suite/recordings" };
const templateOf = (id: string): CreateDraft => {
  const found = templates.find((template) => template.id === id);
  if (!found) throw new Error(`no template ${id}`);
  return { ...found, ...place };
};
const [chat, stream] = [templateOf("chat"), templateOf("chat-stream")];
const draftOf = (template: object, more: Partial<CreateDraft> = {}): CreateDraft => ({
  ...chat,
  ...template,
  ...place,
  ...more,
});

function madeOf(draft: CreateDraft) {
  const made = composed(draft);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const opened = openRecording(made.path, made.recording.doc.text);
  if (!opened.ok) throw new Error(opened.problem.message);
  return { ...made, opened: opened.recording, conversation: soundConversationOf(opened.recording) };
}

const problemsOf = (draft: CreateDraft) => {
  const made = composed(draft);
  return made.ok ? [] : made.problems.map(({ field, line, column }) => ({ field, line, column }));
};

describe("a template", () => {
  it.each(templates.map((template) => [template.label, template] as const))(
    "%s is a recording of today",
    (_, template) => {
      const { opened, conversation, path } = madeOf(draftOf(template));
      expect(keyStatusOf(opened).status).toBe("current");
      expect(path.startsWith("tests/suite/recordings/")).toBe(true);
      expect(differenceFromPython(opened.doc)).toBeNull();
      expect(opened.doc.root.members().map(({ key }) => key)).toEqual([
        "test_id",
        "request",
        "response",
        "id_normalization_mapping",
      ]);
      const subject = {
        recording: opened,
        conversation,
        key: keyStatusOf(opened),
        difference: differenceFromPython(opened.doc),
      };
      const errors = checkRecording(subject, { testFileExists: null, tests: null }, defaultCheckConfig).filter(
        ({ level }) => level === "error",
      );
      expect(errors.filter(({ rule }) => template.id !== "exception" || rule !== "error-as-answer")).toEqual([]);
      const { messages, error, payload } = conversation.response;
      expect(messages.length + (error ? 1 : 0) + (payload ? 1 : 0)).toBeGreaterThan(0);
      expect(JSON.stringify(conversation)).not.toContain('"type":"json"');
    },
  );
});

describe("a recording that is made", () => {
  it("has the declared fields in their order, zeroed times and an id by its key", () => {
    const { opened, key } = madeOf(draftOf(stream));
    const first = opened.body?.path(0, "__data__");
    expect(first?.members().map(({ key: name }) => name)).toEqual([
      "id",
      "choices",
      "created",
      "model",
      "object",
      "service_tier",
      "system_fingerprint",
      "usage",
    ]);
    expect(first?.get("id")?.string).toBe(`rec-${key.slice(0, 12)}`);
    expect(opened.request.members().map(({ key: name }) => name)).toEqual([
      "method",
      "url",
      "headers",
      "body",
      "endpoint",
      "model",
      "provider_metadata",
    ]);
  });

  it("is pure ASCII, and keeps numbers as they were typed", () => {
    const body = '{"model": "m", "messages": [{"role": "user", "content": "é🌊"}], "temperature": 0.0}';
    const { opened } = madeOf(draftOf(chat, { body }));
    expect(opened.doc.text).toMatch(/^[\n -~]*$/);
    expect(opened.request.path("body", "temperature")?.raw).toBe("0.0");
  });

  it("takes a stream as a list of chunks, or without its end", () => {
    const data = stream.answer.split("\n\n").filter((line) => line.startsWith("data: {"));
    const list = `[${data.map((line) => line.slice(6)).join(",\n")}]`;
    const said = madeOf(draftOf(stream)).recording.doc.text;
    expect(madeOf(draftOf(stream, { answer: list })).recording.doc.text).toBe(said);
    expect(madeOf(draftOf(stream, { answer: data.join("\n\n") })).recording.doc.text).toBe(said);
  });

  it("says what is wrong, in which field, and where", () => {
    expect(problemsOf(draftOf(chat, { body: '{\n  "model": }' }))).toEqual([{ field: "body", line: 2, column: 12 }]);
    expect(problemsOf(draftOf(chat, { answer: "{\n oops" }))).toMatchObject([{ field: "answer", line: 2 }]);
    expect(problemsOf(draftOf(stream, { answer: 'data: {"a": 1}\n\ndata: {oops\n\n' }))).toMatchObject([
      { field: "answer", line: 3, column: 8 },
    ]);
    expect(problemsOf(draftOf(stream, { answer: "{}" }))).toMatchObject([{ field: "answer" }]);
    expect(problemsOf(draftOf(chat, { url: "https://x.test/nothing" }))).toMatchObject([{ field: "url" }]);
    expect(problemsOf(draftOf(chat, { folder: "../up" }))).toMatchObject([{ field: "folder" }]);
    expect(problemsOf(draftOf(chat, { call: "tool", url: "search" }))).toMatchObject([{ field: "url" }]);
  });
});

describe("addresses", () => {
  it("are recorded with the SDK's endpoint", () => {
    expect(recordedAddressOf("https://api.openai.com/v1/chat/completions")).toEqual({
      call: "inference",
      url: "https://api.openai.com/v1/v1/chat/completions",
    });
    expect(recordedAddressOf("http://localhost:11434/api/ps")).toMatchObject({ url: "http://localhost:11434/api/ps" });
    expect(recordedAddressOf("https://api.anthropic.com/v1/messages").call).toBe("http");
  });

  it("come from a curl command, with what it sends", () => {
    const read = draftOfCurl(
      `$ curl https://api.openai.com/v1/chat/completions -H 'Authorization: Bearer sk' -d '{"model":"m","temperature":1.0}'`,
    );
    expect(read).toEqual({
      ok: true,
      draft: {
        call: "inference",
        url: "https://api.openai.com/v1/v1/chat/completions",
        body: '{\n  "model": "m",\n  "temperature": 1.0\n}',
      },
    });
    expect(draftOfCurl("curl https://api.openai.com/v1/models")).toMatchObject({ ok: true, draft: { body: "{}" } });
    expect(draftOfCurl("curl 'https://")).toMatchObject({ ok: false });
  });
});

it("suggests the folder beside the test's file, by the name that it has below the root", () => {
  const { testId } = place;
  expect(suggestedFolder(testId, [])).toBe("tests/suite/recordings");
  expect(suggestedFolder(testId, ["other/recordings", "suite/recordings"])).toBe("suite/recordings");
  expect(suggestedFolder("", [])).toBe("common/recordings");
  expect(suggestedFolder("test_a.py::test_a", [])).toBe("recordings");
});
