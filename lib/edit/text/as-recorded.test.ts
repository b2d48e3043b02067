import fc from "fast-check";
import { expect, it } from "vitest";
import { parseJson } from "../../json/parse";
import { asRecorded } from "./as-recorded";

const before = '{\n  "old": "d\u00e9j\u00e0 \\/ \\u00E9",\n  "n": 1.0,\n  "t": "x"\n}\n';

it("escapes what was typed, and keeps numbers and all other strings as they are", () => {
  const typed = before.replace('"x"', '"caf\u00e9 \ud83d\udc0b \u007f"').replace("1.0", "2.50");
  expect(asRecorded(before, typed)).toBe(
    before.replace('"x"', '"caf\\u00e9 \\ud83d\\udc0b \\u007f"').replace("1.0", "2.50"),
  );
});

it("keeps a string that stands on a changed line", () => {
  const line = '{"a": "\u00e9", "b": 1}';
  expect(asRecorded(line, '{"a": "\u00e9", "b": 2, "\u00fc": 3}')).toBe('{"a": "\u00e9", "b": 2, "\\u00fc": 3}');
});

it("leaves alone what is no JSON, and what was not changed", () => {
  expect(asRecorded(before, '{"\u00e9": ')).toBe('{"\u00e9": ');
  expect(asRecorded(before, before)).toBe(before);
});

it("escapes what mends a file that was no JSON", () => {
  expect(asRecorded('{\n"a": "\u00e9",\n"b": "c\n}', '{\n"a": "\u00e9",\n"b": "\u00fc"\n}')).toBe(
    '{\n"a": "\u00e9",\n"b": "\\u00fc"\n}',
  );
});

it("never changes a value", () => {
  const text = fc.json({ stringUnit: "binary" }).map((json) => JSON.stringify(JSON.parse(json), null, 2));
  fc.assert(
    fc.property(text, text, (old, made) => {
      const after = asRecorded(old, made);
      expect(parseJson(after).ok).toBe(true);
      expect(JSON.parse(after)).toEqual(JSON.parse(made));
    }),
  );
});
