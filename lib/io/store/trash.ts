import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RecordedChange } from "../../change/entry";
import { errorCodeOf } from "../root";
import { readState } from "./bytes";
import { stateFilesOf } from "./folder";

/** Where the deletion of that id keeps a file. */
export function trashPlaceOf(base: string, id: string, path: string): string {
  return join(/*turbopackIgnore: true*/ stateFilesOf(base).trash, id, path);
}

/**
 * A file that the deletion of that id removed, where the trash holds it as it was: it goes back by its name alone,
 * without a byte to write. Null where somebody else was there; the journal has the text all the same.
 */
export async function keptInTrash(
  base: string,
  id: string,
  { path, before, mode }: RecordedChange,
): Promise<{ file: string; bytes: Buffer } | null> {
  const file = trashPlaceOf(base, id, path);
  if (!isReal(dirname(file))) return null;
  const state = readState(file, path);
  if (state === null || "ok" in state || state.hash !== before || state.marks.mode !== mode) return null;
  return { file, bytes: state.bytes };
}

/** Whether no link is on the way: one could lead to a file that is nobody's to move. */
function isReal(folder: string): boolean {
  try {
    return realpathSync.native(/*turbopackIgnore: true*/ folder) === folder;
  } catch (error) {
    errorCodeOf(error);
    return false;
  }
}
