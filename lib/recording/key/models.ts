import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { compareCodePoints } from "../../json/code-points";
import type { JsonNode } from "../../json/document";
import type { Recording } from "../recording";
import { sha256Of } from "./hash";

/**
 * The digest in a model list's file name: the first 8 digits of a hash of the model ids. `matches` names the hash that
 * gives the digest of the name, null where the list is not the one that was recorded.
 */
export type ModelsDigest = { named: string; expected: string; matches: "sha-256" | "sha-1" | null };

/** The ids of a recorded model list, distinct and in code-point order; null where the answer is none. */
export function modelIdsOf({ body, endpoint }: Recording): string[] | null {
  const content = body?.get("__data__") ?? body;
  const items = content?.kind === "array" ? content : (content?.get("models") ?? content?.get("data"));
  if (items?.kind !== "array") return null;
  const key = endpoint === "/api/tags" ? "model" : "id";
  const ids = items.items().map((item: JsonNode) => (item.get("__data__") ?? item).get(key)?.string);
  return [...new Set(ids.filter((id) => id !== undefined))].sort(compareCodePoints);
}

/** Compares the digest in the name with the list's ids; between 2025-09-03 and 09-12 it was made with SHA-1. */
export function modelsDigestOf(recording: Recording, named: string): ModelsDigest | null {
  const ids = modelIdsOf(recording);
  if (!ids) return null;
  const text = ids.join("|");
  const expected = sha256Of(text).slice(0, 8);
  if (named === expected) return { named, expected, matches: "sha-256" };
  const older = bytesToHex(sha1(utf8ToBytes(text))).slice(0, 8);
  return { named, expected, matches: named === older ? "sha-1" : null };
}
