import type { Collision, OnCollision } from "../change/collision";
import type { Namesake } from "../change/merge";
import type { Outcome } from "../change/refusal";
import { isTaken } from "./planned-edit";

type Target = { path: string; over?: string | null };

type Renaming<T extends Target> = {
  targets: readonly T[];
  /** The new names of those that get one, by path. */
  names: ReadonlyMap<string, string>;
  policy: OnCollision;
  /** How a target differs from what has its new name by then: a rival among the targets, or the file there. */
  compare: (target: T, rival: T | null) => Promise<Outcome<{ namesake: Namesake }>>;
};

/**
 * Decides what becomes of targets that meet others at their new names. Those that are left alone are taken out; those
 * that are merged carry the hash of what they replace; those that are refused stay as they are, and fail.
 */
export async function settleCollisions<T extends Target>(
  root: string,
  { targets, names, policy, compare }: Renaming<T>,
): Promise<{ targets: T[]; collisions: Collision[] }> {
  const holders = new Map<string, T>();
  const collisions: Collision[] = [];
  const settled: T[] = [];
  for (const target of targets) {
    const to = names.get(target.path);
    const rival = to === undefined ? null : (holders.get(to) ?? null);
    if (to === undefined || (rival === null && !(await isTaken(root, to)))) {
      if (to !== undefined) holders.set(to, target);
      settled.push(target);
      continue;
    }
    const met = { path: target.path, to, other: rival?.path ?? to };
    if (policy === "leave") {
      collisions.push({ ...met, decision: "left", meaning: null });
      continue;
    }
    // What is about to get a name of its own is in nobody's place: the next run finds the name free.
    const goes = rival === null && names.has(to);
    const compared = policy === "merge" && !goes ? await compare(target, rival) : null;
    if (compared?.ok) {
      const { hash, meaning } = compared.namesake;
      collisions.push({ ...met, decision: "merged", meaning });
      settled.push({ ...target, over: hash });
      holders.set(to, target);
    } else {
      collisions.push({ ...met, decision: "refused", meaning: null });
      settled.push(target);
    }
  }
  return { targets: settled, collisions };
}
