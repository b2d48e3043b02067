import type { Current, Outcome } from "../change/refusal";
import { currentOf, readState } from "./store/bytes";
import { baseOf, placeOf } from "./store/place";

/** What a file below a root holds now; null where there is none. */
export async function currentAt(root: string, path: string): Promise<Outcome<{ current: Current | null }>> {
  const found = baseOf(root);
  const placed = found.ok ? placeOf(found.base, path) : found;
  if (!placed.ok) return placed;
  const state = readState(placed.place.file, path);
  if (state && "ok" in state) return state;
  return { ok: true, current: state && currentOf(state) };
}
