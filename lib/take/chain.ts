import type { Take } from "./take";

/** Where a take's recording stands, what it holds, and how many of the answers that it was asked with are in it. */
export type Standing = { path: string; base: string; carried: number };

/** Null where the recording is none of what the take was made from. `hashAt`: SHA-256 of a file, null where there is none. */
export function standingOf({ path, base, chain }: Take, hashAt: (path: string) => string | null): Standing | null {
  const states = [{ path, base }, ...(chain?.steps ?? [])];
  const carried = states.findLastIndex((state) => hashAt(state.path) === state.base);
  const found = states[carried];
  return found ? { path: found.path, base: found.base, carried } : null;
}

type Linked = Pick<Take, "id" | "path" | "chain">;

/** The takes that were asked one with the answer of the other, directly or not, in the order of their turns. */
export function chainAround<T extends Linked>(take: T, takes: readonly T[]): T[] {
  const links = (one: T, other: T) => one.chain?.steps.some((step) => step.take === other.id) ?? false;
  const found = new Set([take]);
  for (const one of found) {
    for (const other of takes) if (links(one, other) || links(other, one)) found.add(other);
  }
  return [...found].sort((a, b) => lengthOf(a) - lengthOf(b));
}

function lengthOf({ chain }: Linked): number {
  return chain?.steps.length ?? 0;
}

/** What a take still waits for: takes of earlier turns, by their ids; `broken`: the turn whose take is gone. */
export function waitsFor(
  { chain }: Pick<Take, "chain">,
  carried: number,
  pending: { has: (id: string) => boolean },
): { after: string[]; broken: string | null } {
  const left = chain?.steps.slice(carried) ?? [];
  return {
    after: left.map(({ take }) => take),
    broken: left.find(({ take }) => !pending.has(take))?.from ?? null,
  };
}
