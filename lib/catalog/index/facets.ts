import { FACETS, type Facet, type FacetCount, type ListQuery, NONE } from "../query";
import { FEATURES } from "../search/operators";
import { MARKS } from "./git-marks";
import { FLAG, type RowStore } from "./store";

/** A facet as one code a row number; a row of `has` holds a set of values, one bit each. */
type Column = { facet: Facet; names: readonly string[]; codeAt: (number: number) => number; set: boolean };

const UNCHANGED = "unchanged";

function columnsOf(store: RowStore, git: Uint32Array, inWorkTree: boolean): Column[] {
  const { flags } = store;
  const coded = (facet: "suite" | "model" | "provider" | "endpoint" | "kind" | "finish"): Column => {
    const { codes, values } = store[facet];
    return { facet, names: values.map((value) => value || NONE), codeAt: (i) => codes[i] ?? 0, set: false };
  };
  const one = (facet: Facet, names: readonly string[], codeAt: (i: number) => number, set = false): Column => ({
    facet,
    names,
    codeAt,
    set,
  });
  const byFacet: Record<Facet, Column> = {
    suite: coded("suite"),
    model: coded("model"),
    provider: coded("provider"),
    endpoint: coded("endpoint"),
    kind: coded("kind"),
    finish: coded("finish"),
    streamed: one("streamed", ["no", "yes"], (i) => (((flags[i] ?? 0) & FLAG.stream) === 0 ? 0 : 1)),
    has: one("has", FEATURES, (i) => (flags[i] ?? 0) & 15, true),
    git: one("git", inWorkTree ? MARKS.map((mark) => mark ?? UNCHANGED) : [], (i) => git[i] ?? 0),
  };
  return FACETS.map((facet) => byFacet[facet]);
}

/** Applies the chosen facets and counts. */
export type FacetResult = { mask: Uint8Array; total: number; facets: Record<Facet, FacetCount[]> };

/**
 * Narrows a mask of row numbers to the chosen facet values, and counts each facet's values among the rows that pass
 * all *other* facets.
 */
export function applyFacets(
  found: Uint8Array,
  chosen: ListQuery["facets"],
  store: RowStore,
  git: Uint32Array,
  inWorkTree: boolean,
): FacetResult {
  const columns = columnsOf(store, git, inWorkTree);
  const counts = columns.map(({ names, set }) => new Uint32Array(set ? 1 << names.length : names.length + 1));
  const filters = columns.flatMap((column, position) => {
    const values = chosen[column.facet];
    return values && values.length > 0 ? [{ codeAt: column.codeAt, position, passes: tableOf(column, values) }] : [];
  });

  const mask = new Uint8Array(found.length);
  /** Rows that fail the filter of just this facet; the last list holds those that fail none. */
  const near = columns.map(() => [] as number[]);
  const passing: number[] = [];
  for (let i = 0; i < found.length; i++) {
    if (found[i] === 0) continue;
    let failed = -1;
    let failures = 0;
    for (const { codeAt, position, passes } of filters) {
      if (passes[codeAt(i)] !== 1) {
        failed = position;
        failures++;
      }
    }
    if (failures === 0) {
      mask[i] = 1;
      passing.push(i);
    } else if (failures === 1) near[failed]?.push(i);
  }
  for (const [position, { codeAt }] of columns.entries()) {
    const tally = counts[position] ?? new Uint32Array(1);
    for (const i of passing) tally[codeAt(i)] = (tally[codeAt(i)] ?? 0) + 1;
    for (const i of near[position] ?? []) tally[codeAt(i)] = (tally[codeAt(i)] ?? 0) + 1;
  }
  const lists = columns.map((column, position) =>
    listOf(column, counts[position] ?? new Uint32Array(), chosen[column.facet] ?? []),
  );
  return { mask, total: passing.length, facets: recordOf((facet) => lists[FACETS.indexOf(facet)] ?? []) };
}

function recordOf<T>(value: (facet: Facet) => T): Record<Facet, T> {
  return {
    suite: value("suite"),
    model: value("model"),
    provider: value("provider"),
    endpoint: value("endpoint"),
    kind: value("kind"),
    streamed: value("streamed"),
    finish: value("finish"),
    has: value("has"),
    git: value("git"),
  };
}

function tableOf({ names, set }: Column, values: readonly string[]): Uint8Array {
  if (!set) return Uint8Array.from(names, (name) => (values.includes(name) ? 1 : 0));
  const wanted = names.reduce((bits, name, bit) => (values.includes(name) ? bits | (1 << bit) : bits), 0);
  return Uint8Array.from({ length: 1 << names.length }, (_, code) => ((code & wanted) === 0 ? 0 : 1));
}

/** Values that occur, and chosen ones even where they do not, so that a choice can be taken back. */
function listOf({ names, set }: Column, tally: Uint32Array, chosen: readonly string[]): FacetCount[] {
  const byName = new Map(chosen.map((value) => [value, 0]));
  for (const [code, name] of names.entries()) {
    const count = set ? countOfBit(tally, code) : (tally[code] ?? 0);
    if (count > 0) byName.set(name, (byName.get(name) ?? 0) + count);
  }
  return [...byName]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function countOfBit(tally: Uint32Array, bit: number): number {
  let count = 0;
  for (let code = 0; code < tally.length; code++) if ((code & (1 << bit)) !== 0) count += tally[code] ?? 0;
  return count;
}
