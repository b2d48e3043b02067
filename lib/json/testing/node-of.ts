import type { JsonNode } from "../document";
import { parseJson } from "../parse";

/** The root of a JSON text that a test knows to be one. */
export function nodeOf(text: string): JsonNode {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${parsed.error.message} at ${parsed.error.offset}`);
  return parsed.doc.root;
}
