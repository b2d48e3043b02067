import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { pythonFloat } from "../json/python-number";
import type { Recording } from "../recording/recording";

/**
 * An answer of embeddings as the SDK hands it on: where the call named no encoding, the SDK asks for base64 and decodes
 * single-precision numbers (format, section 3.7). Vectors that are no base64 stay.
 */
export function decodedEmbeddings(recording: Recording, root: JsonNode): JsonNode {
  if (recording.input.get("encoding_format") !== undefined) return root;
  let text = "";
  let at = 0;
  for (const item of root.get("data")?.items() ?? []) {
    const vector = item.get("embedding");
    const numbers = vector?.string === undefined ? null : floatsOf(vector.string);
    if (!vector || !numbers) continue;
    text += `${root.doc.text.slice(at, vector.start)}[${numbers.map(pythonFloat).join(", ")}]`;
    at = vector.end;
  }
  if (at === 0) return root;
  const parsed = parseJson(text + root.doc.text.slice(at));
  return parsed.ok ? parsed.doc.root : root;
}

/** Little-endian single-precision numbers from base64, as the doubles of the same value; null where it is none. */
function floatsOf(base64: string): number[] | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return null;
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}
