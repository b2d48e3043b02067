import { diffArrays } from "diff";

/** What tells messages apart. */
type Said = { role: string; said: string };

/** A message on both sides by its positions; null where a side has none of it. */
export type MessagePair = { was: number | null; is: number | null; moved: boolean };

/** Differences beyond which messages are compared place by place. */
const MOST_CHANGES = 1000;

/**
 * Which messages of two requests are the same: what they say counts, not where they stand, so that one that is put in,
 * taken out or moved is all that differs. In the order of the new request, each removed one where it stood.
 */
export function pairMessages(was: readonly Said[], is: readonly Said[]): MessagePair[] {
  const runs = diffArrays(
    was.map(({ said }) => said),
    is.map(({ said }) => said),
    { maxEditLength: MOST_CHANGES },
  );
  if (!runs) return pairInOrder(range(0, was.length), range(0, is.length));
  const pairs: MessagePair[] = [];
  /** Between two runs that both sides share. */
  const gaps: { old: number[]; now: number[] }[] = [{ old: [], now: [] }];
  let [oldAt, nowAt] = [0, 0];
  for (const { count, added, removed } of runs) {
    const [old, now] = [added ? [] : range(oldAt, count), removed ? [] : range(nowAt, count)];
    oldAt += old.length;
    nowAt += now.length;
    if (!added && !removed) {
      pairs.push(...pairInOrder(old, now));
      gaps.push({ old: [], now: [] });
    } else {
      gaps.at(-1)?.old.push(...old);
      gaps.at(-1)?.now.push(...now);
    }
  }
  const moves = movesIn(
    gaps.flatMap(({ old }) => old),
    gaps.flatMap(({ now }) => now),
    (old, now) => was[old]?.said === is[now]?.said,
  );
  for (const [old, now] of moves) pairs.push({ was: old, is: now, moved: true });
  const arrived = new Set(moves.values());
  for (const gap of gaps) {
    const old = gap.old.filter((each) => !moves.has(each));
    const now = gap.now.filter((each) => !arrived.has(each));
    const areAlike = (a: number, b: number) => was[a]?.role === is[b]?.role;
    pairs.push(...(old.length === now.length ? pairInOrder(old, now) : pairByRole(old, now, areAlike)));
  }
  return inOrder(pairs);
}

/** By their new places; what is gone stands behind what it stood behind. */
function inOrder(pairs: readonly MessagePair[]): MessagePair[] {
  const ordered = pairs.filter(({ is }) => is !== null).sort((a, b) => (a.is ?? 0) - (b.is ?? 0));
  const gone = pairs.filter(({ is }) => is === null).sort((a, b) => (a.was ?? 0) - (b.was ?? 0));
  for (const pair of gone) {
    const before = ordered.findLastIndex(({ was, moved }) => !moved && was !== null && was < (pair.was ?? 0));
    ordered.splice(before + 1, 0, pair);
  }
  return ordered;
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function pairInOrder(old: readonly number[], now: readonly number[]): MessagePair[] {
  return range(0, Math.max(old.length, now.length)).map((at) => ({
    was: old[at] ?? null,
    is: now[at] ?? null,
    moved: false,
  }));
}

/** Messages that are gone from one place and stand in another. */
function movesIn(
  old: readonly number[],
  now: readonly number[],
  areSame: (old: number, now: number) => boolean,
): Map<number, number> {
  const left = new Set(now);
  const moves = new Map<number, number>();
  for (const from of old) {
    const to = [...left].find((each) => areSame(from, each));
    if (to === undefined) continue;
    moves.set(from, to);
    left.delete(to);
  }
  return moves;
}

/** Messages of one role are taken for the same message, changed; all others were taken out or put in. */
function pairByRole(
  old: readonly number[],
  now: readonly number[],
  areAlike: (old: number, now: number) => boolean,
): MessagePair[] {
  const pairs: MessagePair[] = [];
  let next = 0;
  for (const was of old) {
    const at = now.findIndex((is, position) => position >= next && areAlike(was, is));
    if (at === -1) {
      pairs.push({ was, is: null, moved: false });
      continue;
    }
    pairs.push(...pairInOrder([], now.slice(next, at)), ...pairInOrder([was], now.slice(at, at + 1)));
    next = at + 1;
  }
  return [...pairs, ...pairInOrder([], now.slice(next))];
}
