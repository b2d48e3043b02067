import type { Entry, RecordedChange } from "./entry";

/** An entry of one recording's history, and what it did to that recording, whatever its name was then. */
export type OwnEntry = { entry: Entry; own: RecordedChange[] };

/** The entries of one recording, the latest first, following it back through its names. */
export function ownEntriesOf(latestFirst: readonly Entry[], path: string): OwnEntry[] {
  const names = new Set([path]);
  const found: OwnEntry[] = [];
  for (const entry of latestFirst) {
    const { changes, state } = entry;
    const own = changes.filter((change) => names.has(change.path));
    const [first] = own;
    if (!first) continue;
    const gone = changes.filter(({ after }) => after === null);
    const isMove = changes.length === 2 && first.before === null && gone.length === 1 && state !== "failed";
    if (isMove) for (const change of gone) names.add(change.path);
    found.push({ entry, own: isMove ? changes : own });
  }
  return found;
}
