import type { Thread, Turn } from "../recording/thread";

/**
 * The turns of a test whose requests hold a recording's answer, nearest first: if the answer changes, their requests
 * do, and so their keys.
 */
export function downstreamOf({ turns }: Thread, path: string): Turn[] {
  const affected = new Set([path]);
  // Turns come in reading order: a turn stands behind the one that it follows.
  return turns.filter(({ path: own, parent, relation }) => {
    if (parent === null || relation !== "follows" || !affected.has(parent)) return false;
    affected.add(own);
    return true;
  });
}
