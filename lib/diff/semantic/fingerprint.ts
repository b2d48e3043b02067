import { diffWordsWithSpace } from "diff";
import { sha256Of } from "../../recording/key/hash";
import type { DiffClass } from "./classes";
import type { DiffPart } from "./part";

/** Longer texts, and texts of which more words change, count as a whole: a word diff of them takes too long. */
const LONGEST = 20_000;
const MOST_EDITS = 200;

/** One change of words: in what (positions left out), what was there, and what is there now. */
export type Shape = { what: string; before: string; after: string };

/** What a list of changes comes down to, each change once, in a stable order. */
export function shapesOf(parts: readonly DiffPart[]): Shape[] {
  const shapes = new Map<string, Shape>();
  for (const { what, before, after } of parts) {
    const place = what.replace(/\[\d+\]/g, "[]").replace(/\d+/g, "n");
    for (const [was, is] of wordChanges(before ?? "", after ?? "")) {
      shapes.set(JSON.stringify([place, was, is]), { what: place, before: was, after: is });
    }
  }
  return [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape);
}

/** A name that equal changes share: of the same class, with the same words removed and added in the same fields. */
export function fingerprintOf(name: DiffClass, parts: readonly DiffPart[], noise: readonly string[]): string {
  const shapes = shapesOf(parts.filter((part) => part.class !== "noise"));
  return sha256Of(JSON.stringify([name, shapes, shapes.length === 0 ? noise : []])).slice(0, 16);
}

function wordChanges(before: string, after: string): [string, string][] {
  const changes =
    before.length + after.length > LONGEST
      ? undefined
      : diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return [[before, after]];
  const pairs: [string, string][] = [];
  let removed = "";
  for (const { added, removed: isRemoved, value } of [...changes, { added: false, removed: false, value: "" }]) {
    if (isRemoved) removed += value;
    else if (added) {
      pairs.push([removed, value]);
      removed = "";
    } else if (removed !== "") {
      pairs.push([removed, ""]);
      removed = "";
    }
  }
  return pairs;
}
