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

it("splits a pointer into decoded steps", () => {
  expect(stepsOf("/a~1b/~01/0")).toEqual(["a/b", "~1", "0"]);
  expect(stepsOf("")).toEqual([]);
});
