import { describe, expect, it } from "vitest";
import { inferenceOf, recordingOf } from "../../dialects/testing";
import { allKeysOf, requestKeyOf } from "../../recording/key";
import { openRecording, type Recording } from "../../recording/recording";
import { noFacts, reportsOf } from "../testing/subject";
import { keyMismatch } from "./key-mismatch";
import { missingTest } from "./missing-test";
import { modelMismatch } from "./model-mismatch";
import { nullTestId } from "./null-test-id";
import { roundTrip } from "./round-trip";
import { typeAllowed } from "./type-allowed";
import { unknownShape } from "./unknown-shape";

const CHAT = "/v1/chat/completions";
const body = { model: "tide/tide-4", messages: [{ role: "user", content: "When is high water?" }] };
const response = { body: null, is_streaming: false };
const sample = inferenceOf(CHAT, body, response);

function opened(text: string, path = "suite/recordings/sample.json"): Recording {
  const result = openRecording(path, text);
  if (!result.ok) throw new Error(result.problem.message);
  return result.recording;
}
const withTestId = (testId: string | null, recording = sample) =>
  opened(JSON.stringify({ ...JSON.parse(recording.doc.text), test_id: testId }));

describe("round-trip", () => {
  it("gives the place of the first other byte", () => {
    expect(reportsOf(roundTrip, opened(sample.doc.text.replace('"POST"', '"\\u0050OST"')))).toMatchObject([
      { message: "From line 4, column 15 on, the text is not what Python's json.dumps writes." },
    ]);
    expect(reportsOf(roundTrip, opened(sample.doc.text.trimEnd()))[0]?.message).toContain("final line feed");
  });
  it("accepts what Python writes", () => expect(reportsOf(roundTrip, sample)).toEqual([]));
});

describe("unknown-shape", () => {
  it("finds a call of no known family", () => {
    const request = { method: "POST", url: "http://x.test/odd", headers: {}, prose: {} };
    const recording = recordingOf({ test_id: null, request, response });
    expect(reportsOf(unknownShape, recording)).toMatchObject([{ pointer: "/response/body" }]);
  });
  it("accepts a chat", () => expect(reportsOf(unknownShape, sample)).toEqual([]));
});

describe("key-mismatch", () => {
  const named = (name: string) => opened(sample.doc.text, `suite/recordings/${name}.json`);
  it("finds a name that is no key of the request", () => {
    const [report] = reportsOf(keyMismatch, named("0".repeat(64)));
    expect(report?.pointer).toBe("/request");
    expect(report?.message).toMatch(/by all known rules; today the request's key is [0-9a-f]{12}…\.$/);
  });
  it("takes an older key for a lesser fault, and names its rules", () => {
    const precise = inferenceOf(CHAT, { ...body, temperature: 0.1234567 }, response);
    const before = allKeysOf(precise).find(({ version }) => version === "V2")?.key ?? "";
    const [report] = reportsOf(keyMismatch, opened(precise.doc.text, `suite/recordings/${before}.json`));
    expect(report).toMatchObject({ level: "warning" });
    expect(report?.message).toMatch(/^The name is the key by the older rules V2; /);
    expect(report?.fix).toMatch(/^Rename the file to [0-9a-f]{12}…\.$/);
  });
  it("accepts the key, and names that are none", () => {
    expect(reportsOf(keyMismatch, named(requestKeyOf(sample) ?? ""))).toEqual([]);
    expect(reportsOf(keyMismatch, named("tide"))).toEqual([]);
  });
});

describe("type-allowed", () => {
  const typed = (...types: unknown[]) =>
    inferenceOf(CHAT, body, { body: types.map((__type__) => ({ __type__, __data__: {} })), is_streaming: true });
  it("finds foreign packages, moved modules, and names that are no text; each once", () => {
    const reports = reportsOf(typeAllowed, typed("os.path", "os.path", "llama_stack_api.tools.Result", 4));
    expect(reports.map(({ pointer, level }) => [pointer, level])).toEqual([
      ["/response/body/0/__type__", "error"],
      ["/response/body/2/__type__", undefined],
      ["/response/body/3/__type__", "error"],
    ]);
  });
  it("is not misled by a name that only begins like an allowed one", () => {
    expect(reportsOf(typeAllowed, typed("openai.types.chat; import os"))).toHaveLength(1);
  });
  it("accepts the recorder's own", () => {
    expect(reportsOf(typeAllowed, typed("openai.types.chat.X", "ollama._types.Y", "ogx_api.tools.Z"))).toEqual([]);
  });
});

describe("model-mismatch", () => {
  const of = (parameters: string, model: string) => {
    const recording = inferenceOf(CHAT, { ...body, model }, response);
    return reportsOf(modelMismatch, withTestId(`suite/test_a.py::test_a[${parameters}]`, recording));
  };
  it("finds a model that the test does not name", () => {
    expect(of("client-txt=quay/quay-3", "tide-4")).toMatchObject([{ pointer: "/request/body/model" }]);
  });
  it("accepts the test's model with a provider's prefix, helpers, and tests that name no model", () => {
    expect(of("txt=quay/quay-3", "publishers/x/quay-3")).toEqual([]);
    expect(of("txt=quay/quay-3", "text-embedding-tiny")).toEqual([]);
    expect(of("txt=quay/quay-3", "pier-guard:1b")).toEqual([]);
    expect(of("case-4", "tide-4")).toEqual([]);
  });
});

describe("null-test-id", () => {
  it("finds null, and none", () => {
    expect(reportsOf(nullTestId, withTestId(null))).toMatchObject([{ pointer: "/test_id" }]);
    const { test_id: _, ...rest } = JSON.parse(sample.doc.text);
    expect(reportsOf(nullTestId, opened(JSON.stringify(rest)))).toMatchObject([{ pointer: "" }]);
  });
  it("accepts an id", () => expect(reportsOf(nullTestId, sample)).toEqual([]));
});

describe("missing-test", () => {
  const recording = withTestId("suite/test_a.py::test_a[x::y, z]");
  it("finds a test file that is gone", () => {
    const facts = { ...noFacts, testFileExists: (path: string) => path !== "suite/test_a.py" };
    expect(reportsOf(missingTest, recording, facts)).toMatchObject([
      { pointer: "/test_id", fix: "Delete the recording." },
    ]);
  });
  it("finds a test that the list lacks", () => {
    expect(reportsOf(missingTest, recording, { ...noFacts, tests: new Set(["suite/test_a.py::test_a"]) })).toHaveLength(
      1,
    );
  });
  it("accepts what is there, and says nothing where nothing is known", () => {
    const tests = new Set(["suite/test_a.py::test_a[x::y, z]"]);
    expect(reportsOf(missingTest, recording, { testFileExists: () => true, tests })).toEqual([]);
    expect(reportsOf(missingTest, recording)).toEqual([]);
  });
});
