import type { JsonNode } from "@/lib/json/document";
import { parseJson } from "@/lib/json/parse";

/** A value that fits here, and holds scalars only, stays on one line. */
const LINE = 88;

/**
 * JSON text laid out for reading, two spaces a level: numbers and the order of keys stay as recorded, letters that are
 * escaped show as letters. Null where the text is no JSON.
 */
export function indentJson(text: string): string | null {
  const parsed = parseJson(text);
  return parsed.ok ? layOut(parsed.doc.root, 0) : null;
}

/** Whether the text is a JSON object or array: what is worth laying out. */
export function isJsonStructure(text: string): boolean {
  const first = text.trimStart()[0];
  return (first === "{" || first === "[") && parseJson(text).ok;
}

function layOut(node: JsonNode, level: number): string {
  if (node.kind !== "object" && node.kind !== "array") return readableToken(node.raw);
  const [open, close] = node.kind === "object" ? "{}" : "[]";
  const inner = node.kind === "object" ? node.members() : node.items();
  if (inner.length === 0) return `${open}${close}`;
  if (isFlat(node)) {
    const line = `${open}${entriesOf(node, level).join(", ")}${close}`;
    if (line.length + level * 2 <= LINE) return line;
  }
  const pad = "  ".repeat(level + 1);
  return `${open}\n${pad}${entriesOf(node, level + 1).join(`,\n${pad}`)}\n${"  ".repeat(level)}${close}`;
}

function isFlat(node: JsonNode): boolean {
  if (node.end - node.start > 4 * LINE) return false;
  return childrenOf(node).every(({ kind }) => kind !== "object" && kind !== "array");
}

function childrenOf(node: JsonNode): JsonNode[] {
  return node.kind === "object" ? node.members().map(({ value }) => value) : node.items();
}

function entriesOf(node: JsonNode, level: number): string[] {
  if (node.kind === "array") return node.items().map((item) => layOut(item, level));
  return node
    .members()
    .map(
      ({ keyStart, keyEnd, value }) =>
        `${readableToken(node.doc.text.slice(keyStart, keyEnd))}: ${layOut(value, level)}`,
    );
}

const ESCAPES = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u([0-9a-f]{4})|\\./gi;

/** A token with `\u00e9` as `é`; escapes of controls, and halves of characters, stay escapes. */
export function readableToken(token: string): string {
  if (!token.includes("\\u")) return token;
  return token.replace(ESCAPES, (whole, high?: string, low?: string, single?: string) => {
    const codes = [high ?? single, low].flatMap((digits) =>
      digits === undefined ? [] : [Number.parseInt(digits, 16)],
    );
    const [code] = codes;
    if (code === undefined || code < 0xa0) return whole;
    const character = String.fromCharCode(...codes);
    return /[\p{C}\p{Z}]/u.test(character) ? whole : character;
  });
}
