import { dirname } from "node:path";
import { errorCodeOf } from "../root";
import { hashOf, readState, stampAt } from "./bytes";
import type { Disk } from "./disk";
import { Overtaken, perform, prepare, type Step } from "./perform";

/**
 * Takes back what was done of a change that cannot be carried through, and removes what was prepared. `begun` are the
 * steps that may have happened: a call that failed may have had its effect. Returns those that could not be taken back.
 */
export async function rollBack(disk: Disk, begun: readonly Step[], all: readonly Step[]): Promise<Step[]> {
  const kept: Step[] = [];
  for (const { draft, isKept } of all) if (!isKept) await quietly(() => disk.remove(draft));
  for (const step of begun.toReversed()) {
    if ((await hasHappened(step)) && !(await quietly(() => takeBack(disk, step)))) kept.push(step);
  }
  for (const folder of new Set(begun.map(({ place }) => dirname(place.file)))) {
    await quietly(() => disk.syncFolder(folder));
  }
  return kept;
}

async function hasHappened({ place, before, after }: Step): Promise<boolean> {
  const now = readState(place.file, place.path);
  if (now && "ok" in now) return false;
  const hash = now?.hash ?? null;
  return hash === (after && hashOf(after)) && hash !== (before?.hash ?? null);
}

async function takeBack(disk: Disk, step: Step): Promise<void> {
  const { place, before, draft, isKept, trash } = step;
  if (isKept) return backToTrash(disk, place.file, draft);
  const now = readState(place.file, place.path);
  if (now && "ok" in now) throw new Overtaken(place.path);
  const back: Step = { ...step, before: now, after: before?.bytes ?? null, trash: null };
  await prepare(disk, back);
  await perform(disk, back);
  if (trash) await quietly(() => disk.remove(trash));
}

/** A file that was on its way back may have both names by now. */
function backToTrash(disk: Disk, file: string, kept: string): Promise<void> {
  return stampAt(kept) === null ? disk.rename(file, kept) : disk.remove(file);
}

/** Whether it went well; what the disk or another writer does against it is an answer here. */
async function quietly(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Overtaken)) errorCodeOf(error);
    return false;
  }
}
