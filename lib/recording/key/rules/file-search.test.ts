import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type StringRule } from "../../../json/canonical";
import { pythonString } from "../../../json/python-text";
import { nodeOf } from "../../../json/testing/node-of";
import { pythonVectors } from "../testing/python-vectors";
import { attributes, citation, documentId, fileCitation, fileDocumentId, score } from "./file-search";
import { literals } from "./literals";
import { numberedIds } from "./numbered-ids";

const UUID = "00112233-4455-6677-8899-aabbccddeeff";

/** As the hashing does it: a rule's own gate is asked first. */
function applied(text: string, ...strings: StringRule[]): string {
  return String(JSON.parse(canonicalJson(nodeOf(pythonString(text)), { strings })));
}

describe("the rules for strings", () => {
  it("leave every text as CPython's re and format do", () => {
    for (const [text, ...left] of pythonVectors.strings) {
      const node = nodeOf(text);
      const versions = [
        [score, attributes, documentId, citation, literals(5)],
        [score, attributes, fileDocumentId, fileCitation, literals(5)],
        [score, attributes, literals(5)],
        [literals(5)],
        [literals(6)],
        numberedIds(node, "a test"),
      ];
      expect(versions.map((strings) => canonicalJson(node, { strings }))).toEqual(left);
    }
  });

  it.each([
    ["score: 0.12", "score: __NORMALIZED__"],
    ["score:\x1c\u3000-.5e-7!", "score: __NORMALIZED__!"],
    ["score:7.", "score: __NORMALIZED__."],
    ["score: ٣.٥", "score: __NORMALIZED__"],
    ["score:\ufeff1", "score:\ufeff1"],
    ["Score: 1, score: high", "Score: 1, score: high"],
  ])("score: %j becomes %j", (text, left) => expect(applied(text, score)).toBe(left));

  it.each([
    ["a, attributes: {'b': 1}; c", "a; c"],
    ["a,\n attributes:\n{'b':\n1} c", "a c"],
    ["a \t attributes:{}attributes:{}", "a"],
    ["a,, attributes: {{}}", "a,}"],
    ["attributes: none {}", "attributes: none {}"],
    ["attributes: {never closed", "attributes: {never closed"],
    ["attributes: attributes: {}", "attributes:"],
  ])("attributes: %j becomes %j", (text, left) => expect(applied(text, attributes)).toBe(left));

  it("document ids and citations: lower-case UUIDs today, file numbers for two days before", () => {
    const text = `document_id: ${UUID} <|${UUID}|> document_id:file-12 <|file-12|>`;
    expect(applied(text, documentId, citation)).toBe(
      "document_id: __NORMALIZED__ <|__NORMALIZED__|> document_id:file-12 <|file-12|>",
    );
    expect(applied(text, fileDocumentId, fileCitation)).toBe(
      `document_id: ${UUID} <|${UUID}|> document_id: __NORMALIZED__ <|__NORMALIZED__|>`,
    );
    const upper = text.toUpperCase().replaceAll("DOCUMENT_ID", "document_id");
    expect(applied(upper, documentId, citation, fileDocumentId, fileCitation)).toBe(upper);
  });

  it("are gone through in their order: a score is blotted out before it could be rounded", () => {
    expect(applied("score: 0.123456789 and 0.123456789", score, literals(5))).toBe("score: __NORMALIZED__ and 0.12346");
  });
});

describe("the scan for attributes", () => {
  it("finds what the expression finds", () => {
    const pieces = fc.array(fc.constantFrom("attributes:", ",", " ", "\n", "{", "}", "x"), { maxLength: 14 });
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join("");
        expect(attributes.apply(text, null)).toBe(text.replace(/,?[ \n]*attributes:[ \n]*\{[^}]*\}/g, ""));
      }),
      { numRuns: 2000 },
    );
  });

  it("ends on text that an expression would take hours for", () => {
    const hostile = `${" ".repeat(2_000_000)}${"attributes:{".repeat(100_000)}`;
    expect(attributes.apply(hostile, null)).toBe(hostile);
  });
});
