import { describe, expect, it } from "vitest";
import { type JsonDocument, stepsOf } from "./document";
import { parseJson } from "./parse";

function documentOf(text: string): JsonDocument {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.doc;
}

const text = '{"a/b": [10, {"~": "x"}], "": null, "\\u0061": true, "__proto__": {"constructor": 1}}';
const doc = documentOf(text);

describe("JsonDocument", () => {
  it("finds a value by its pointer, and a value's pointer", () => {
    for (const pointer of ["", "/a~1b", "/a~1b/0", "/a~1b/1/~0", "/", "/a", "/__proto__/constructor"]) {
      expect(doc.at(pointer)?.pointer).toBe(pointer);
    }
    expect(doc.at("/a~1b/1/~0")?.string).toBe("x");
    expect(doc.at("/a")?.boolean).toBe(true);
    expect(doc.at("/__proto__/constructor")?.number).toBe(1);
  });

  it("is undefined where nothing stands", () => {
    for (const pointer of ["/b", "/a~1b/2", "/a~1b/01", "/a~1b/-", "/a~1b/x", "/a/b/c", "/toString"]) {
      expect(doc.at(pointer)).toBeUndefined();
    }
  });

  it("says the range of keys and values in the text", () => {
    const [member] = doc.root.members();
    expect(member && text.slice(member.keyStart, member.keyEnd)).toBe('"a/b"');
    expect(member?.value.raw).toBe('[10, {"~": "x"}]');
    expect(member && text.slice(member.value.start, member.value.end)).toBe(member?.value.raw);
  });

  it("reads nothing from a value of another kind", () => {
    const number = doc.at("/a~1b/0");
    expect([number?.string, number?.boolean, number?.get("x"), number?.at(0)]).toEqual(Array(4).fill(undefined));
    expect([number?.items(), number?.members(), number?.isNull]).toEqual([[], [], false]);
    expect(doc.at("/")?.isNull).toBe(true);
    expect(doc.root.path("a/b", 1, "~")?.string).toBe("x");
  });
});

describe("JsonNode.pick", () => {
  it("gives the members of several keys, in the order that was asked", () => {
    const [second, missing, first] = documentOf('{"a": 1, "bb": [2], "c": 3}').root.pick(["bb", "x", "a"]);
    expect([second?.raw, missing, first?.raw]).toEqual(["[2]", undefined, "1"]);
    expect(second?.at(0)?.pointer).toBe("/bb/0");
  });

  it("takes null for absent, and of a key that stands twice the last value that is not null", () => {
    const picked = documentOf('{"a": null, "b": 1, "b": 2, "b": null}').root.pick(["a", "b"]);
    expect(picked.map((node) => node?.number)).toEqual([undefined, 2]);
  });

  it("finds keys that are written with escapes, and gives nothing of another kind", () => {
    const escaped = documentOf('{"\\u0061b": 1, "a\\"": 2, "ab": {}}');
    expect(escaped.root.pick(["ab", 'a"']).map((node) => node?.raw)).toEqual(["{}", "2"]);
    expect(escaped.root.get('a"')?.number).toBe(2);
    expect(documentOf('{"\\u0061b": 1}').root.get("ab")?.number).toBe(1);
    expect(documentOf('{"ab": 1}').root.get("a")).toBeUndefined();
    expect(documentOf("[1]").root.pick(["0", "length"])).toEqual([undefined, undefined]);
  });
});

it("splits a pointer into decoded steps", () => {
  expect(stepsOf("/a~1b/~01/0")).toEqual(["a/b", "~1", "0"]);
  expect(stepsOf("")).toEqual([]);
});
