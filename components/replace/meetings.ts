import type { Meets } from "@/components/files/meeting-choice";
import type { Merges } from "@/components/files/merges";
import type { ReplaceRow } from "@/lib/change/replace-preview";
import { type LeftOut, rekeys, skippedOf } from "./left-out";

/** What a person says of names: whether they follow their keys, and which files take another one's place. */
export type Naming = { rename: boolean; merges: Merges };

/** Whom recordings meet at their new names, by path: the file that has the name, or the first of those that get it. */
export function meetingsOf(rows: readonly ReplaceRow[], left: LeftOut): Map<string, Meets> {
  const first = new Map<string, string>();
  const found = new Map<string, Meets>();
  for (const row of rows) {
    const { path, to, taken } = row;
    if (to === null || !rekeys(row, left) || !isWholeKey(row, left)) continue;
    const rival = first.get(to);
    if (taken) found.set(path, { rival: null });
    else if (rival !== undefined) found.set(path, { rival });
    else first.set(to, path);
  }
  return found;
}

/** The recordings that are left alone, as they would get a name that another one has or gets. */
export function leftAlone(rows: readonly ReplaceRow[], left: LeftOut, { rename, merges }: Naming): Set<string> {
  const met = rename ? [...meetingsOf(rows, left).keys()] : [];
  return new Set(met.filter((path) => !merges.has(path)));
}

/** The new name is known for the case that all matches are replaced of which the key depends. */
function isWholeKey(row: ReplaceRow, left: LeftOut): boolean {
  return skippedOf(row, left).every((at) => {
    const place = row.matches[at]?.place;
    return place !== "request" && place !== "test-id";
  });
}
