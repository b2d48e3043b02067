import type { StringRule } from "../../../json/canonical";
import { PYTHON_DIGIT as D, isPythonSpaceAt, PYTHON_SPACE as WS } from "../../../json/python-text";

/** What file search writes into prompts differs from run to run: these rules blot it out (format, section 4.2). */
export const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

export const score = replacing(
  "score",
  "score:",
  `score:[${WS}]*[-+]?[${D}]*\\.?[${D}]+(?:[eE][-+]?[${D}]+)?`,
  "score: __NORMALIZED__",
);
export const documentId = replacing(
  "document_id (UUID)",
  "document_id:",
  `document_id:[${WS}]*${UUID}`,
  "document_id: __NORMALIZED__",
);
export const fileDocumentId = replacing(
  "document_id (file-N)",
  "document_id:",
  `document_id:[${WS}]*file-[${D}]+`,
  "document_id: __NORMALIZED__",
);
export const citation = replacing("citation (UUID)", "<|", `<\\|${UUID}\\|>`, "<|__NORMALIZED__|>");
export const fileCitation = replacing("citation (file-N)", "<|", `<\\|file-[${D}]+\\|>`, "<|__NORMALIZED__|>");

const ATTRIBUTES = "attributes:";

/**
 * Removes `,?\s*attributes:\s*\{[^}]*\}` of Python. A scan instead of an expression: the expression takes quadratic
 * time on long white space and on many opening braces without a closing one.
 */
export const attributes: StringRule = {
  name: "attributes",
  mayChange: (raw) => raw.includes(ATTRIBUTES),
  apply(text) {
    let out = "";
    let done = 0;
    for (let word = text.indexOf(ATTRIBUTES); word !== -1; word = text.indexOf(ATTRIBUTES, word + 1)) {
      let brace = word + ATTRIBUTES.length;
      while (isPythonSpaceAt(text, brace)) brace++;
      if (text[brace] !== "{") continue;
      const close = text.indexOf("}", brace);
      if (close === -1) break;
      let start = word;
      while (start > done && isPythonSpaceAt(text, start - 1)) start--;
      if (start > done && text[start - 1] === ",") start--;
      out += text.slice(done, start);
      done = close + 1;
      word = close;
    }
    return out + text.slice(done);
  },
};

function replacing(name: string, word: string, pattern: string, replacement: string): StringRule {
  const expression = new RegExp(pattern, "gu");
  return {
    name,
    mayChange: (raw) => raw.includes(word),
    apply: (text) => (text.includes(word) ? text.replace(expression, replacement) : text),
  };
}
