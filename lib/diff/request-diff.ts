import type { JsonNode } from "../json/document";
import { parseJson } from "../json/parse";
import { canonicalTextOf } from "../recording/key";
import type { Recording } from "../recording/recording";
import type { ValueChange } from "./value-diff";

/** The request as it is hashed by the current rules, as a value; null where it has no key. */
export function normalisedRequestOf(recording: Recording): JsonNode | null {
  const text = canonicalTextOf(recording);
  const parsed = text === null ? null : parseJson(text);
  return parsed?.ok ? parsed.doc.root : null;
}

/** How far two requests are apart: the characters that would have to change, and one for each place. */
export function distanceOf(changes: readonly ValueChange[]): number {
  return changes.reduce((sum, { before, after }) => sum + 1 + textDistance(before ?? "", after ?? ""), 0);
}

/** What is left of two texts when their common beginning and end are taken off. */
function textDistance(before: string, after: string): number {
  const longest = Math.min(before.length, after.length);
  let head = 0;
  while (head < longest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < longest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return Math.max(before.length, after.length) - head - tail;
}
