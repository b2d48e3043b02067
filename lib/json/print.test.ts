import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, canonicalObject } from "./canonical";
import { printPython } from "./print";
import { nodeOf } from "./testing/node-of";
import { pythonVectors } from "./testing/python-vectors";

describe("printing as Python does", () => {
  it("agrees with json.dumps on documents of every spelling", () => {
    for (const [text, oneLine, indented] of pythonVectors.documents) {
      expect(canonicalJson(nodeOf(text)), text).toBe(oneLine);
      expect(printPython(nodeOf(text)), text).toBe(indented);
    }
  });

  it("keeps the value of any JSON, and is stable", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const oneLine = canonicalJson(nodeOf(text));
        const indented = printPython(nodeOf(text));
        expect(JSON.parse(oneLine)).toEqual(JSON.parse(text));
        expect(JSON.parse(indented)).toEqual(JSON.parse(text));
        expect(canonicalJson(nodeOf(indented))).toBe(oneLine);
        expect(printPython(nodeOf(indented))).toBe(indented);
      }),
    );
  });
});

describe("printPython", () => {
  it("gives a key that stands twice its first place and its last value", () => {
    expect(printPython(nodeOf('{"a": 1, "b": 2, "\\u0061": [3]}'))).toBe('{\n  "a": [\n    3\n  ],\n  "b": 2\n}\n');
  });

  it("keeps integer-like keys where they stand, and __proto__ as a key like others", () => {
    const text = '{\n  "b": {},\n  "10": [],\n  "__proto__": {\n    "9": null\n  },\n  "1": true\n}\n';
    expect(printPython(nodeOf(text))).toBe(text);
  });

  it("re-prints numbers as Python reads them", () => {
    expect(printPython(nodeOf("[1E5, 0.10, -0, -0.0, 1e400, NaN]"))).toBe(
      "[\n  100000.0,\n  0.1,\n  0,\n  -0.0,\n  Infinity,\n  NaN\n]\n",
    );
  });
});

describe("canonicalJson", () => {
  it("sorts by code point at every level, and lets the last of equal keys count", () => {
    const text = '{"\u{1f600}": 1, "\uffff": {"9": 1, "10": 2}, "a": 1, "a": 2}';
    expect(canonicalJson(nodeOf(text))).toBe('{"a": 2, "\\uffff": {"10": 2, "9": 1}, "\\ud83d\\ude00": 1}');
  });

  it("escapes anew what was spelled in another way", () => {
    expect(canonicalJson(nodeOf('["\\u0041\\/\\u007F", "é\x7f", "\\ud83D"]'))).toBe(
      '["A/\\u007f", "\\u00e9\\u007f", "\\ud83d"]',
    );
  });

  it("prints a part of a document", () => {
    expect(canonicalJson(nodeOf('{"a": [{"b": 1.50}]}').path("a", 0) ?? nodeOf("0"))).toBe('{"b": 1.5}');
  });

  it("asks the rules about members, floats and strings, with their places", () => {
    const seen: (string | null)[] = [];
    const printed = canonicalJson(nodeOf('{"a": {"drop": 1, "b": 1.26}, "c": ["x", 7, {"drop": 1}], "drop": "y"}'), {
      drops: (key, object) => key === "drop" && object.owner?.key !== "c",
      float: (value) => Math.floor(value),
      strings: [
        {
          name: "upper case",
          mayChange: () => true,
          apply: (text, key) => {
            seen.push(key);
            return text.toUpperCase();
          },
        },
      ],
    });
    expect(printed).toBe('{"a": {"b": 1.0}, "c": ["X", 7, {"drop": 1}]}');
    expect(seen).toEqual([null]);
  });

  it("prints values a thousand levels deep", () => {
    const text = `${"[".repeat(1000)}${"]".repeat(1000)}`;
    expect(canonicalJson(nodeOf(text))).toBe(text);
  });
});

it("canonicalObject sorts members that are printed already", () => {
  expect(canonicalObject({ url: '"u"', body: "{}" })).toBe('{"body": {}, "url": "u"}');
});
