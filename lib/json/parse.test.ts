import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonNode } from "./document";
import { MAX_DEPTH, parseJson } from "./parse";

/** The value as JavaScript reads it, rebuilt from the nodes alone. */
function readBack(node: JsonNode): unknown {
  if (node.kind === "array") return node.items().map(readBack);
  if (node.kind === "object") {
    const value: Record<string, unknown> = Object.create(null);
    for (const member of node.members()) value[member.key] = readBack(member.value);
    return value;
  }
  return node.string ?? node.number ?? node.boolean ?? null;
}

function rootOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.doc.root;
}

const failure = (text: string) => {
  const parsed = parseJson(text);
  return parsed.ok ? null : `${parsed.error.line}:${parsed.error.column} ${parsed.error.message}`;
};

describe("parseJson", () => {
  it("reads every text that JSON.stringify writes, indented or not", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readBack(rootOf(text));
        expect(JSON.stringify(read)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it("accepts and refuses what JSON.parse does", () => {
    const fragment = fc.constantFrom(
      ...'[]{}",:0123456789.-+eE \n\tul\\',
      "true",
      "null",
      "\\u00e9",
      "a",
      "\u0001",
      "é",
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        const text = fragments.join("");
        let expected = true;
        try {
          JSON.parse(text);
        } catch {
          expected = false;
        }
        expect(parseJson(text).ok).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps tokens, order, duplicates and escapes as they stand", () => {
    const text = '{"b": 1.0, "a": -0.0, "b": 1e-05, "n": 14000000000000000000, "s": "\\u00e9\\/", "1": 0}';
    const root = rootOf(text);
    expect(root.members().map(({ key, value }) => [key, value.raw])).toEqual([
      ["b", "1.0"],
      ["a", "-0.0"],
      ["b", "1e-05"],
      ["n", "14000000000000000000"],
      ["s", '"\\u00e9\\/"'],
      ["1", "0"],
    ]);
    expect(root.get("b")?.raw).toBe("1e-05");
    expect(root.get("s")?.string).toBe("é/");
    expect(root.raw).toBe(text);
  });

  it("reads the numbers that only Python writes", () => {
    expect(
      rootOf("[NaN, Infinity, -Infinity]")
        .items()
        .map((item) => item.raw),
    ).toEqual(["NaN", "Infinity", "-Infinity"]);
  });

  it("names line and column of a failure", () => {
    expect(failure("")).toBe("1:1 the text ends where a value was expected");
    expect(failure('{\n  "a": 1,\n  b: 2\n}')).toBe("3:3 expected a key in double quotes");
    expect(failure('{"a": "x')).toBe("1:9 the text ends inside a string");
    expect(failure("[1, 2")).toBe("1:6 expected ',' or ']' in the array");
    expect(failure("[1,]")).toBe("1:4 expected a value");
    expect(failure("{} {}")).toBe("1:4 text after the end of the value");
    expect(failure('"\\x"')).toBe("1:2 unknown escape in a string");
    expect(failure('"\\u12g4"')).toBe("1:2 \\u must be followed by four hexadecimal digits");
    expect(failure('"a\nb"')).toBe("1:3 a control character inside a string must be escaped");
    expect(failure("-")).toBe("1:2 expected a digit");
    expect(failure("01")).toBe("1:2 text after the end of the value");
  });

  it("refuses what is nested too deep for the recorder, without overflowing", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(nested(MAX_DEPTH)).ok).toBe(true);
    expect(failure(nested(MAX_DEPTH + 1))).toBe(`1:${MAX_DEPTH + 1} nested deeper than ${MAX_DEPTH} levels`);
    expect(parseJson('{"a":'.repeat(10_000)).ok).toBe(false);
  });
});
