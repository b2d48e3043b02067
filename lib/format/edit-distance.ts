/** Levenshtein's distance: the fewest insertions, deletions and replacements that turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name with the smallest edit distance. */
export function nearest(name: string, names: readonly string[]): string {
  return names.toSorted((a, b) => editDistance(name, a) - editDistance(name, b))[0] ?? "";
}
