/** Row numbers in group order, and where each group starts among them. */
export type Grouping = { numbers: Uint32Array; starts: Uint32Array };

/**
 * Brings rows of one test together: groups in the order of their first rows, rows inside a group in the order that they
 * had. `codes` holds a test's code a row number.
 */
export function groupByTest(ordered: Uint32Array, codes: Uint32Array): Grouping {
  const groupOf = new Map<number, number>();
  const counts: number[] = [];
  const groups = new Uint32Array(ordered.length);
  for (const [i, number] of ordered.entries()) {
    const code = codes[number] ?? 0;
    let group = groupOf.get(code);
    if (group === undefined) {
      group = counts.length;
      groupOf.set(code, group);
      counts.push(0);
    }
    groups[i] = group;
    counts[group] = (counts[group] ?? 0) + 1;
  }
  const starts = new Uint32Array(counts.length);
  for (let group = 1; group < starts.length; group++) {
    starts[group] = (starts[group - 1] ?? 0) + (counts[group - 1] ?? 0);
  }
  const next = starts.slice();
  const numbers = new Uint32Array(ordered.length);
  for (const [i, number] of ordered.entries()) {
    const group = groups[i] ?? 0;
    const at = next[group] ?? 0;
    numbers[at] = number;
    next[group] = at + 1;
  }
  return { numbers, starts };
}
