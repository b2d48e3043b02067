import { FACETS, type Facet, type FacetCount, type ListQuery, NONE } from "../query";
import { FEATURES } from "../search/operators";
import { MARKS } from "./git-marks";
import { FLAG, type RowStore } from "./store";

/** What the facet `git` calls a file without a mark. */
export const UNCHANGED = "unchanged";

/**
 * A facet as one code a row number: `(source[i] >>> shift) & bits`. For the facet `has` a code is a set of values, one
 * bit each.
 */
type Column = {
  facet: Facet;
  names: readonly string[];
  source: Uint32Array;
  shift: number;
  bits: number;
  isSet: boolean;
};

const ALL_BITS = 0xffff_ffff;
const STREAM_SHIFT = Math.log2(FLAG.stream);

function columnsOf(store: RowStore, git: Uint32Array, inWorkTree: boolean): Column[] {
  const { flags } = store;
  const whole = { shift: 0, bits: ALL_BITS, isSet: false };
  type Coded = "suite" | "model" | "provider" | "endpoint" | "kind" | "finish" | "keyStatus";
  const coded = (column: Coded, facet: Facet = column === "keyStatus" ? "key" : column): Column => {
    const { codes, values } = store[column];
    return { facet, names: values.map((value) => value || NONE), source: codes, ...whole };
  };
  const byFacet: Record<Facet, Column> = {
    suite: coded("suite"),
    model: coded("model"),
    provider: coded("provider"),
    endpoint: coded("endpoint"),
    kind: coded("kind"),
    finish: coded("finish"),
    key: coded("keyStatus"),
    streamed: { facet: "streamed", names: ["no", "yes"], source: flags, shift: STREAM_SHIFT, bits: 1, isSet: false },
    has: { facet: "has", names: FEATURES, source: flags, shift: 0, bits: 15, isSet: true },
    git: { facet: "git", names: inWorkTree ? MARKS.map((mark) => mark ?? UNCHANGED) : [], source: git, ...whole },
  };
  return FACETS.map((facet) => byFacet[facet]);
}

/** Applies the chosen facets and counts. */
export type FacetResult = { mask: Uint8Array; total: number; facets: Record<Facet, FacetCount[]> };

/** What became of a row: found by the search and passed by all filters; failed by several; else failed by that one. */
const PASSED = 255;
const LOST = 254;

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
  const fate = new Uint8Array(found.length);
  for (let i = 0; i < fate.length; i++) fate[i] = found[i] === 1 ? PASSED : LOST;
  for (const [position, column] of columns.entries()) {
    const values = chosen[column.facet];
    if (values && values.length > 0) filter(fate, column, tableOf(column, values), position);
  }
  const mask = new Uint8Array(found.length);
  let total = 0;
  for (let i = 0; i < mask.length; i++) {
    if (fate[i] !== PASSED) continue;
    mask[i] = 1;
    total++;
  }
  const lists = columns.map((column, position) =>
    listOf(column, tallyOf(fate, column, position), chosen[column.facet] ?? []),
  );
  return { mask, total, facets: recordOf((facet) => lists[FACETS.indexOf(facet)] ?? []) };
}

function filter(fate: Uint8Array, { source, shift, bits }: Column, passes: Uint8Array, position: number): void {
  for (let i = 0; i < fate.length; i++) {
    if (fate[i] === LOST || passes[((source[i] ?? 0) >>> shift) & bits] === 1) continue;
    fate[i] = fate[i] === PASSED ? position : LOST;
  }
}

function tallyOf(fate: Uint8Array, { names, source, shift, bits, isSet }: Column, position: number): Uint32Array {
  const tally = new Uint32Array(isSet ? bits + 1 : names.length + 1);
  for (let i = 0; i < fate.length; i++) {
    if (fate[i] !== PASSED && fate[i] !== position) continue;
    const code = ((source[i] ?? 0) >>> shift) & bits;
    tally[code] = (tally[code] ?? 0) + 1;
  }
  return tally;
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
    key: value("key"),
    git: value("git"),
  };
}

function tableOf({ names, isSet }: Column, values: readonly string[]): Uint8Array {
  if (!isSet) return Uint8Array.from(names, (name) => (values.includes(name) ? 1 : 0));
  const wanted = names.reduce((bits, name, bit) => (values.includes(name) ? bits | (1 << bit) : bits), 0);
  return Uint8Array.from({ length: 1 << names.length }, (_, code) => ((code & wanted) === 0 ? 0 : 1));
}

/** Values that occur, and chosen ones even where they do not, so that a choice can be taken back. */
function listOf({ names, isSet }: Column, tally: Uint32Array, chosen: readonly string[]): FacetCount[] {
  const byName = new Map(chosen.map((value) => [value, 0]));
  for (const [code, name] of names.entries()) {
    const count = isSet ? countOfBit(tally, code) : (tally[code] ?? 0);
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
