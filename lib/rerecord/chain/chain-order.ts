import { embeddingOf } from "../../recording/embedding";
import type { Conversation } from "../../recording/message";

/**
 * A recording among those of its test. `upstream`: the earlier turns whose answers its request holds, in their order.
 */
export type OrderedTurn<Entry> = { entry: Entry; upstream: string[] };

/** A test's recordings in an order in which each comes behind the turns whose answers its request holds. */
export function chainOrder<Entry extends { path: string; conversation: Conversation }>(
  entries: readonly Entry[],
): OrderedTurn<Entry>[] {
  const upstream = new Map(
    entries.map((later) => {
      const earlier = entries.filter((entry) => entry !== later && embeddingOf(later.conversation, entry.conversation));
      return [later.path, earlier.map(({ path }) => path)] as const;
    }),
  );
  const depths = new Map<string, number>();
  const depthOf = (path: string): number => {
    const known = depths.get(path);
    if (known !== undefined) return known;
    // Recordings that name each other by ids in a circle are no chain: the first one met comes first.
    depths.set(path, 0);
    const depth = (upstream.get(path) ?? []).reduce((most, each) => Math.max(most, depthOf(each) + 1), 0);
    depths.set(path, depth);
    return depth;
  };
  const inOrder = (one: string, other: string) => depthOf(one) - depthOf(other);
  return entries
    .map((entry) => ({ entry, upstream: (upstream.get(entry.path) ?? []).toSorted(inOrder) }))
    .sort((one, other) => inOrder(one.entry.path, other.entry.path));
}
