import type { Row } from "../catalog/row";
import { rowOfFile } from "./catalog/index-file";
import { loadSnapshot } from "./snapshot";
import { walk } from "./walk";

/**
 * The rows of the recordings below a folder (absolute, resolved), read at a glance; a saved index is used where it is
 * fresh.
 */
export function* rowsBelow(root: string): Generator<{ row: Row; saved: boolean }> {
  const known = new Map<string, Row>();
  for (const _ of loadSnapshot(root, (row) => known.set(row.path, row)));
  for (const found of walk(root)) {
    const old = known.get(found.path);
    const saved = old && !found.problem && old.size === found.size && old.mtime === found.mtime;
    const row = saved ? old : rowOfFile(root, found, "glance");
    if (row) yield { row, saved: saved === true };
  }
}
