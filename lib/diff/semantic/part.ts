import type { DiffClass } from "./classes";

/** One thing that a test would see change: in what, and both texts (null: not there). Raw JSON where it is a value. */
export type DiffPart = { class: DiffClass; what: string; before: string | null; after: string | null };

/** The parts of named texts that differ. */
export function partsBetween(
  name: DiffClass,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): DiffPart[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((what) => {
    const part = { class: name, what, before: before.get(what) ?? null, after: after.get(what) ?? null };
    return part.before === part.after ? [] : [part];
  });
}
