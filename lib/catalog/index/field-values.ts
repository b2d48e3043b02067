import { type FacetCount, NONE } from "../query";
import type { Field } from "../search/operators";
import { testNameOf } from "../test-name";
import { FLAG, type RowStore } from "./store";
import { columnOf } from "./terms";

/** The values of a field among all live rows, most frequent first; none for keys, which hardly repeat. */
export function countValues(field: Field, store: RowStore): FacetCount[] {
  if (field === "key") return [];
  const { codes, values } = columnOf(field, store);
  const tally = new Uint32Array(values.length);
  const { flags } = store;
  for (let i = 0; i < store.length; i++) {
    const code = codes[i] ?? 0;
    if (((flags[i] ?? 0) & FLAG.live) !== 0) tally[code] = (tally[code] ?? 0) + 1;
  }
  const counts = new Map<string, number>();
  for (const [code, held] of values.entries()) {
    const count = tally[code] ?? 0;
    if (count === 0) continue;
    for (const name of namesIn(field, held)) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** A held value as people choose it: a test by its name, tools one by one. */
function namesIn(field: Field, held: string): string[] {
  if (held === "") return [NONE];
  if (field === "tool") return held.split("\n");
  return [field === "test" ? testNameOf(held) : held];
}
