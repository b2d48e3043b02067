import { fold } from "../fold";
import { NONE } from "../query";
import type { Field, Measure, State } from "../search/operators";
import type { Test } from "../search/parse";
import { codeOfMark } from "./git-marks";
import type { CodedColumn } from "./growing";
import { FLAG, type RowStore, type StoredRow } from "./store";
import type { TextIndex } from "./text/text-index";

/** What a term is looked up in. `git` holds a mark's code a row number. */
export type TermSources = { store: RowStore; texts: TextIndex; git: Uint32Array };

/** 1 a row number that passes the test, 0 for others; dead numbers may be either. */
export function maskOf(test: Test, sources: TermSources): Uint8Array {
  const { store } = sources;
  switch (test.type) {
    case "text":
      return sources.texts.find(test.value);
    case "field":
      return fieldMask(test.field, test.value, store);
    case "is":
      return stateMask(test.state, sources);
    case "has":
      return flagMask(FLAG[test.feature], store);
    case "measure":
      return rowMask(store, (row) => {
        const value = measureOf(test.measure, row);
        return value !== null && value >= test.min && value <= test.max;
      });
  }
}

/** What a row has of a measure; null where it is not known. */
export function measureOf(measure: Measure, row: StoredRow): number | null {
  return measure === "tokens" ? (row.tokens?.total ?? null) : row[measure];
}

function fieldMask(field: Field, value: string, store: RowStore): Uint8Array {
  if (field === "key") return keyMask(value, store);
  const column = columnOf(field, store);
  const passes = column.table((held) => fieldContains(held, value));
  const { codes } = column;
  const mask = new Uint8Array(store.length);
  for (let i = 0; i < mask.length; i++) mask[i] = passes[codes[i] ?? 0] ?? 0;
  return mask;
}

/** The column that holds a field of all rows. */
export function columnOf(field: Exclude<Field, "key">, store: RowStore): CodedColumn {
  return field === "tool" ? store.tools : store[field];
}

/** Whether a field holds a folded value; `none` finds the empty field. */
export function fieldContains(held: string, value: string): boolean {
  return held === "" ? value === NONE : fold(held).includes(value);
}

function keyMask(prefix: string, store: RowStore): Uint8Array {
  const mask = new Uint8Array(store.length);
  for (let i = 0; i < mask.length; i++) {
    mask[i] = keyBegins(store.names[i] ?? "", store.rows[i]?.key ?? null, prefix) ? 1 : 0;
  }
  return mask;
}

/** Whether a folded file name (also behind `models-`) or a key begins with a folded prefix. */
export function keyBegins(name: string, key: string | null, prefix: string): boolean {
  return (
    name.startsWith(prefix) ||
    (key?.startsWith(prefix) ?? false) ||
    (name.startsWith("models-") && name.startsWith(prefix, 7))
  );
}

const STATE_FLAGS: Partial<Record<State, number>> = {
  error: FLAG.error,
  exception: FLAG.exception,
  problem: FLAG.problem,
  stream: FLAG.stream,
};

function stateMask(state: State, { store, git }: TermSources): Uint8Array {
  const flag = STATE_FLAGS[state];
  if (flag !== undefined) return flagMask(flag, store);
  const wanted =
    state === "added" || state === "modified" || state === "untracked" || state === "conflicted"
      ? codeOfMark(state)
      : 0;
  const mask = new Uint8Array(store.length);
  for (let i = 0; i < mask.length; i++) mask[i] = (wanted === 0 ? git[i] !== 0 : git[i] === wanted) ? 1 : 0;
  return mask;
}

function flagMask(flag: number, store: RowStore): Uint8Array {
  const { flags } = store;
  const mask = new Uint8Array(store.length);
  for (let i = 0; i < mask.length; i++) mask[i] = ((flags[i] ?? 0) & flag) === 0 ? 0 : 1;
  return mask;
}

function rowMask(store: RowStore, passes: (row: StoredRow) => boolean): Uint8Array {
  const mask = new Uint8Array(store.length);
  for (const [i, row] of store.rows.entries()) mask[i] = row && passes(row) ? 1 : 0;
  return mask;
}
