import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonNode } from "../../json/document";
import { parseJson } from "../../json/parse";
import { printPython } from "../../json/print";
import type { TextEdit } from "../plan";
import { applyTextEdits, composedEdits, orderedEdits } from "./apply";
import { changedLinesOf } from "./changed-lines";
import { lineEdits } from "./line-edits";
import { sameValue } from "./same-value";
import { DocumentEdits } from "./value-edits";

function rootOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.doc.root;
}

function after(text: string, change: (edits: DocumentEdits, root: JsonNode) => void): string {
  const root = rootOf(text);
  const edits = new DocumentEdits(root.doc);
  change(edits, root);
  return applyTextEdits(text, orderedEdits(text, edits.textEdits()));
}

const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));

describe("edits of values", () => {
  it("make any value of any other, as Python prints it", () => {
    fc.assert(
      fc.property(json, json, (old, made) => {
        const text = printPython(rootOf(JSON.stringify({ held: old, last: 1 })));
        const value = rootOf(JSON.stringify(made));
        const changed = after(text, (edits, root) => edits.setValue(root.get("held") ?? root, value));
        expect(sameValue(rootOf(changed).get("held") ?? rootOf("0"), value)).toBe(true);
        // Numbers stay as they were typed; everything else is as the recorder writes it.
        if (!/\d[.eE]\d|\d[eE][+-]/.test(changed)) expect(printPython(rootOf(changed))).toBe(changed);
      }),
      { numRuns: 500 },
    );
  });

  it("keep the bytes of what stays: numbers, escapes, layout", () => {
    const text = '{\n   "a": [1.50, 2e3 ,"\\u00e9é"],\n   "b" : {"x":1,"y":-0.0}\n}';
    expect(
      after(text, (edits, root) =>
        edits.setValue(root, rootOf('{"a": [1.50, 2e3, "éé", "ü"], "b": {"x": 2, "y": -0.0}}')),
      ),
    ).toBe('{\n   "a": [1.50, 2e3 ,"\\u00e9é", "\\u00fc"],\n   "b" : {"x":2,"y":-0.0}\n}');
  });

  it("put in and take out members and items, one or many at once", () => {
    const text = '{\n  "a": 1,\n  "b": [\n    1,\n    2,\n    3\n  ],\n  "c": {}\n}\n';
    const changed = after(text, (edits, root) => {
      const list = root.get("b") ?? root;
      edits.remove(list, 1);
      edits.remove(list, 2);
      edits.insertItem(list, 0, rootOf('{"k": "v"}'));
      edits.insertItem(list, 3, rootOf("4"));
      edits.removeMember(root, "a");
      edits.insertMember(root.get("c") ?? root, 0, "d", rootOf("[1.0]"));
    });
    expect(changed).toBe(
      '{\n  "b": [\n    {\n      "k": "v"\n    },\n    1,\n    4\n  ],\n  "c": {\n    "d": [\n      1.0\n    ]\n  }\n}\n',
    );
    expect(after("[1]", (edits, root) => edits.remove(root, 0))).toBe("[]");
    expect(after("[]", (edits, root) => edits.insertItem(root, 0, rootOf("1")))).toBe("[\n  1\n]");
    expect(after('{"a":1}', (edits, root) => edits.insertMember(root, 1, "b", rootOf("[1,2]")))).toBe(
      '{"a":1, "b":[1, 2]}',
    );
  });

  it("follow the file's line ends", () => {
    expect(after('{\r\n\t"a": 1\r\n}', (edits, root) => edits.insertMember(root, 1, "b", rootOf("[2]")))).toBe(
      '{\r\n\t"a": 1,\r\n\t"b": [\r\n\t\t2\r\n\t]\r\n}',
    );
  });
});

describe("lists of edits", () => {
  /** Edits in order that do not overlap, for a text of that length. */
  const editsFor = (length: number) =>
    fc
      .array(fc.tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 3 })), { maxLength: 4 })
      .map((drawn): TextEdit[] => {
        const places = drawn.flatMap(([a, b]) => [b, a]).sort((a, b) => a - b);
        return drawn.map(([, , text], at) => ({ from: places[2 * at] ?? 0, to: places[2 * at + 1] ?? 0, text }));
      });

  it("compose to one list that does the same", () => {
    const drawn = fc.string({ maxLength: 20 }).chain((text) =>
      editsFor(text.length).chain((first) => {
        const middle = applyTextEdits(text, first);
        return editsFor(middle.length).map((second) => ({ text, first, second }));
      }),
    );
    fc.assert(
      fc.property(drawn, ({ text, first, second }) => {
        const wanted = applyTextEdits(applyTextEdits(text, first), second);
        expect(applyTextEdits(text, composedEdits(text, [first, second]))).toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it("say how many lines a diff shows", () => {
    const text = "a\nb\nc\nd\n";
    expect(
      changedLinesOf(text, [
        { from: 2, to: 3, text: "x" },
        { from: 4, to: 5, text: "y" },
      ]),
    ).toEqual({ added: 2, removed: 2 });
    expect(changedLinesOf(text, [{ from: 2, to: 2, text: "new\n" }])).toEqual({ added: 1, removed: 0 });
    expect(changedLinesOf(text, [{ from: 2, to: 6, text: "" }])).toEqual({ added: 0, removed: 2 });
    expect(changedLinesOf(text, [])).toEqual({ added: 0, removed: 0 });
  });

  it("are found between two texts, line by line", () => {
    const line = fc.constantFrom("a\n", "b\n", "\n", "c");
    const lines = fc.array(line, { maxLength: 12 }).map((all) => all.join(""));
    fc.assert(
      fc.property(lines, lines, (before, made) => {
        expect(applyTextEdits(before, lineEdits(before, made))).toBe(made);
      }),
    );
  });
});
