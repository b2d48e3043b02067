import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../json/parse";
import { printPython } from "../json/print";
import { openBriefly } from "./brief";
import { openRecording, type Recording } from "./recording";

const item = (content: unknown) => ({ __type__: "m.C", __data__: { content } });
const recording = (request: object, items: unknown[]) => ({
  test_id: null,
  request: { method: "POST", url: "https://x.test/v1/chat/completions", body: request },
  response: { body: items, is_streaming: true },
  id_normalization_mapping: {},
});

function pythonText(value: unknown): string {
  const parsed = parseJson(JSON.stringify(value));
  if (!parsed.ok) throw new Error(parsed.error.message);
  return printPython(parsed.doc.root);
}

describe("a recording opened briefly", () => {
  it("has the first of its answers, and all else", () => {
    const text = pythonText(recording({ model: "m" }, [item("a"), item("b"), item("c")]));
    const brief = openBriefly("x.json", text);
    expect(brief?.body?.items().map((each) => each.path("__data__", "content")?.string)).toEqual(["a"]);
    expect(brief).toMatchObject({ streaming: true, kind: "inference" });
    expect(brief?.doc.root.members().map(({ key }) => key)).toEqual(Object.keys(recording({}, [])));
  });

  it("is none where there is nothing to leave out, or the recorder would lay it out in another way", () => {
    const value = recording({}, [item("a"), item("b")]);
    for (const text of [
      pythonText(recording({}, [])),
      pythonText(recording({}, [item("a")])),
      JSON.stringify(value),
      JSON.stringify(value, null, 1),
      JSON.stringify(value, null, 4),
      pythonText({ response: value.response, request: value.request }),
      pythonText(value).replace('"test_id"', "test_id"),
      "",
    ]) {
      expect(openBriefly("x.json", text), text.slice(0, 40)).toBeNull();
    }
  });

  it("never leaves out a part of a request, however much it looks like a response", () => {
    const inner = '{\n  "response": {\n    "body": [\n      {\n      },\n      {\n      }\n    ],"y":1}}';
    const text = pythonText(recording({ a: "HERE" }, [item("a"), item("b")])).replace('"HERE"', inner);
    const [brief, whole] = [openBriefly("x.json", text), openRecording("x.json", text)];
    expect(whole.ok).toBe(true);
    if (brief && whole.ok) expect(brief.request.raw).toBe(whole.recording.request.raw);
  });

  it("asks what the whole one asks, for anything that the recorder may have written", () => {
    const items = fc.array(fc.jsonValue().map(item), { maxLength: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), items, (request, answers) => {
        const text = pythonText(recording(request, answers));
        const [brief, whole] = [openBriefly("x.json", text), openRecording("x.json", text)];
        expect(brief !== null).toBe(answers.length > 1);
        if (!brief || !whole.ok) return;
        expect(brief.request.raw).toBe(whole.recording.request.raw);
        expect(brief.body?.at(0)?.raw).toBe(whole.recording.body?.at(0)?.raw);
        expect(brief.response.start).toBe(whole.recording.response.start);
      }),
    );
  });
});

/** What a recording says outside of its answers. */
function told({ kind, testId, method, url, endpoint, model, input, streaming, status, exception }: Recording) {
  return {
    kind,
    testId,
    method,
    url,
    endpoint,
    model,
    input: input.raw,
    streaming,
    status,
    raised: exception?.message,
  };
}

it("samples are opened briefly where they list answers", () => {
  let count = 0;
  for (const path of readdirSync("recordings", { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".json")) continue;
    const text = readFileSync(join("recordings", path), "utf8");
    const [brief, whole] = [openBriefly(path, text), openRecording(path, text)];
    if (!brief || !whole.ok) continue;
    count++;
    expect(told(brief), path).toEqual(told(whole.recording));
  }
  expect(count).toBeGreaterThan(10);
});
