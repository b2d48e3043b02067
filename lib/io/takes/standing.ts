import { join } from "node:path";
import { type Standing, standingOf } from "../../take/chain";
import type { Take } from "../../take/take";
import { type FileState, readState, stampAt } from "../store/bytes";
import { placeOf } from "../store/place";

/** A take, and where its recording stands. `standing`: of one that was asked in a chain, what of it is in place. */
export type PlacedTake = { take: Take; path: string; standing: Standing | null };

/** Finds where a take's recording stands: one that was asked in a chain follows the names that earlier turns give it. */
export function placed(base: string, take: Take): PlacedTake {
  const standing = take.chain ? standingOf(take, (path) => hashAt(base, path, [])) : null;
  return { take, path: standing?.path ?? take.path, standing };
}

/** Whether a recording, which holds `now` (SHA-256), is not what a take was made from. */
export function isStale({ take, standing }: PlacedTake, now: string | null): boolean {
  return take.chain ? standing === null : take.base !== now;
}

/** Hashes by file, and by the stamp of the file that had it. */
const hashes = new Map<string, { stamp: string; hash: string }>();

/** SHA-256 of the recording as it is now; read only where the file was written to since its takes were made. */
export function hashAt(base: string, path: string, takes: readonly Take[]): string | null {
  const file = join(/*turbopackIgnore: true*/ base, path);
  const stamp = stampAt(file);
  // A link has a stamp of its own: what it points to is looked at each time.
  const same = takes.findLast((take) => take.stamp === stamp);
  if (same) return same.base;
  const before = hashes.get(file);
  if (stamp !== null && before?.stamp === stamp) return before.hash;
  const state = stateAt(base, path);
  if (state && state.stamp === stamp) hashes.set(file, { stamp, hash: state.hash });
  return state?.hash ?? null;
}

export function stateAt(base: string, path: string): FileState | null {
  const found = placeOf(base, path);
  const state = found.ok ? readState(found.place.file, path) : null;
  return state && !("ok" in state) ? state : null;
}
