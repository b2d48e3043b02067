import type { Turn } from "@/lib/recording/thread";

/** Where a turn stands among the turns of its test. */
export type Place = {
  /** From 1, in reading order. */
  number: number;
  parentNumber: number | null;
  /** It goes another way than the conversation before it: an earlier turn goes on from the same place. */
  branch: boolean;
  /** How many branches lead to it. */
  lane: number;
};

/** The places of turns in reading order (parents first), one a turn. */
export function placesOf(turns: readonly Pick<Turn, "path" | "relation" | "parent">[]): Place[] {
  const known = new Map<string, Place>();
  const followed = new Set<string>();
  return turns.map(({ path, relation, parent }, index) => {
    const before = parent === null ? undefined : known.get(parent);
    const branch = relation === "branches" || (parent !== null && followed.has(parent));
    if (parent !== null) followed.add(parent);
    const place = {
      number: index + 1,
      parentNumber: before?.number ?? null,
      branch,
      lane: (before?.lane ?? 0) + (branch ? 1 : 0),
    };
    known.set(path, place);
    return place;
  });
}
