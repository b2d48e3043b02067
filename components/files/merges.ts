/** SHA-256 of what a file replaces at its new name, by the file's path. */
export type Merges = ReadonlyMap<string, string>;

/** Puts a file in another one's place (`hash`: what that holds), or leaves it alone. */
export function withMerge(merges: Merges, path: string, hash: string | null): Merges {
  const next = new Map(merges);
  if (hash === null) next.delete(path);
  else next.set(path, hash);
  return next;
}
