import { dirname } from "node:path";
import type { Entry, RecordedChange } from "../../change/entry";
import { errorCodeOf } from "../root";
import { type FileState, readState } from "./bytes";
import type { Disk } from "./disk";
import type { Journal } from "./journal";
import { draftOf, Overtaken, perform, prepare, type Step } from "./perform";
import { type Place, placeOf } from "./place";

type Found = RecordedChange & { place: Place; state: FileState | null; index: number };

/**
 * Brings entries to an end whose writer died. A change of one file has happened or not, as the file itself says. One
 * of several files that has begun is carried through, so that a renamed recording does not stand there twice. To be
 * called with the root's lock held.
 */
export async function recover(base: string, journal: Journal, disk: Disk): Promise<void> {
  for (const entry of journal.timeline.open()) await settle(base, journal, disk, entry);
}

async function settle(base: string, journal: Journal, disk: Disk, entry: Entry): Promise<void> {
  const found = await lookAt(base, entry);
  for (const { place, index } of found) await disk.remove(draftOf(place.file, entry.id, index));
  const happened = found.filter(({ state, after }) => (state?.hash ?? null) === after);
  const waiting = found.filter(({ state, before, after }) => before !== after && (state?.hash ?? null) === before);
  const paths = happened.map(({ path }) => path);
  if (happened.length > 0) {
    for (const change of waiting) if (await carryOut(journal, disk, entry, change)) paths.push(change.path);
  }
  const reason = "its process died";
  if (paths.length === entry.changes.length) await journal.end(disk, { id: entry.id }, "commit");
  else if (paths.length > 0) await journal.end(disk, { id: entry.id, paths, reason }, "commit");
  else await journal.end(disk, { id: entry.id, reason }, "abort");
}

async function lookAt(base: string, entry: Entry): Promise<Found[]> {
  const found: Found[] = [];
  for (const [index, change] of entry.changes.entries()) {
    const placed = placeOf(base, change.path);
    const state = placed.ok ? readState(placed.place.file, change.path) : null;
    if (placed.ok && (state === null || !("ok" in state))) found.push({ ...change, place: placed.place, state, index });
  }
  return found;
}

async function carryOut(journal: Journal, disk: Disk, entry: Entry, change: Found): Promise<boolean> {
  const after = change.after === null ? null : await journal.text(change.after);
  if (change.after !== null && after === null) return false;
  const { place, state, index } = change;
  const step: Step = {
    place,
    before: state,
    after,
    marks: state?.marks ?? { mode: change.mode, owner: null },
    draft: draftOf(place.file, entry.id, index),
    isKept: false,
    trash: null,
  };
  try {
    await prepare(disk, step);
    await perform(disk, step);
    await disk.syncFolder(dirname(place.file));
    return true;
  } catch (error) {
    // Somebody else was faster, or the disk refuses: the entry says that this file was left as it was.
    if (!(error instanceof Overtaken)) errorCodeOf(error);
    await disk.remove(step.draft);
    return false;
  }
}
