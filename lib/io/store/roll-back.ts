import { dirname } from "node:path";
import { errorCodeOf } from "../root";
import { readState } from "./bytes";
import type { Disk } from "./disk";
import { Overtaken, perform, prepare, type Step } from "./perform";

/**
 * Takes back the steps that were done of a change that cannot be carried through, and removes what was prepared.
 * Returns the steps that could not be taken back.
 */
export async function rollBack(disk: Disk, done: readonly Step[], all: readonly Step[]): Promise<Step[]> {
  const kept: Step[] = [];
  for (const { draft } of all) await quietly(() => disk.remove(draft));
  for (const step of done.toReversed()) {
    if (!(await quietly(() => takeBack(disk, step)))) kept.push(step);
  }
  return kept;
}

async function takeBack(disk: Disk, step: Step): Promise<void> {
  const { place, before, draft } = step;
  const now = await readState(place.file, place.path);
  if (now && "ok" in now) throw new Overtaken(place.path);
  const back: Step = { ...step, before: now, after: before?.bytes ?? null, draft, trash: null };
  await prepare(disk, back);
  await perform(disk, back);
  await disk.syncFolder(dirname(place.file));
  if (step.trash) await disk.remove(step.trash);
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
