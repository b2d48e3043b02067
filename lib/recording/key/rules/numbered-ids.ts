import type { StringRule } from "../../../json/canonical";
import type { JsonNode } from "../../../json/document";
import { uniqueMembers } from "../../../json/print";
import { UUID } from "./file-search";

const FILE_ID = /file-[a-f0-9]{32}/g;
const ANY_UUID = new RegExp(UUID, "g");
const STORE_KEYS = new Set(["vector_db_id", "vector_store_id", "bank_id"]);

/**
 * Ids as `file-1`, `uuid-1`, … in the order in which the body names them first. The recorder counted through a whole
 * test; from one recording alone this is right for the first of them that names ids. Outside of a test nothing was
 * numbered.
 */
export function numberedIds(body: JsonNode, testId: string | null): StringRule[] {
  if (!testId) return [];
  const numbers = { file: new Map<string, string>(), uuid: new Map<string, string>() };
  const numbered = (kind: "file" | "uuid", id: string): string => {
    const known = numbers[kind].get(id) ?? `${kind}-${numbers[kind].size + 1}`;
    numbers[kind].set(id, known);
    return known;
  };
  const apply = (text: string, key: string | null): string => {
    if (key === "document_id" && text.startsWith("file-")) return numbered("file", text);
    if (key !== null && STORE_KEYS.has(key)) return text.replace(ANY_UUID, (id) => numbered("uuid", id));
    return text.replace(FILE_ID, (id) => numbered("file", id));
  };
  visitStrings(body, null, apply);
  const mayChange = (raw: string, key: string | null) => raw.includes("file-") || (key !== null && STORE_KEYS.has(key));
  return [{ name: "ids numbered by first occurrence", mayChange, apply }];
}

/** In the order of the text: the printing that follows is sorted, and must not number anew. */
function visitStrings(node: JsonNode, key: string | null, visit: (text: string, key: string | null) => void): void {
  if (node.string !== undefined) visit(node.string, key);
  for (const item of node.items()) visitStrings(item, null, visit);
  for (const [name, value] of uniqueMembers(node)) visitStrings(value, name, visit);
}
