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
  return changes.reduce((sum, { before, after }) => sum + 1 + charactersApart(before ?? "", after ?? ""), 0);
}

/** The longer of two texts without their common beginning and end, and without the words that both hold in between. */
function charactersApart(before: string, after: string): number {
  const { old, now } = middlesOf(before, after);
  if (old === "" || now === "") return Math.max(old.length, now.length);
  const counts = new Map<string, number>();
  for (const word of wordsIn(old)) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of wordsIn(now)) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += word.length;
  }
  return Math.max(old.length, now.length) - shared;
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]+/gu) ?? [];
}

function middlesOf(before: string, after: string): { old: string; now: string } {
  const longest = Math.min(before.length, after.length);
  let head = 0;
  while (head < longest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < longest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { old: before.slice(head, before.length - tail), now: after.slice(head, after.length - tail) };
}
