import type { ListRow } from "../catalog/query";
import { openRecording, type RecordingResult } from "../recording/recording";
import type { Catalog } from "./catalog";
import { hashOf } from "./store/bytes";
import { examine } from "./walk";

export type ReadRecording = {
  path: string;
  /** Null while the catalog has not come to the file. */
  row: ListRow | null;
  /** Empty where the file could not be read. */
  text: string;
  size: number;
  /** SHA-256 of the file's bytes, which an edit hands back; null where it could not be read. */
  hash: string | null;
  opened: RecordingResult;
};

/**
 * A recording as it is on disk now; null where the catalog has no such path, or the file is gone. While it still
 * indexes, a file that is there is read although the catalog has not come to it. Expected failures are problems, as in
 * the table.
 */
export async function readRecording(catalog: Catalog, path: string): Promise<ReadRecording | null> {
  const row = catalog.get(path) ?? null;
  const mayCome = catalog.status().state === "indexing" && path.endsWith(".json");
  if (!row && !mayCome) return null;
  const read = await catalog.readText(path);
  if (!read.ok) {
    // Removed, though the catalog has not heard of it yet.
    if (!row || !examine(catalog.root, row.path)) return null;
    return { path, row, text: "", size: row.size, hash: null, opened: { ok: false, doc: null, problem: read.problem } };
  }
  const { text, size } = read;
  const hash = hashOf(text);
  catalog.shown.keep(hash, text);
  return { path, row, text, size, hash, opened: openRecording(path, text) };
}
