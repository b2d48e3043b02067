import { dirname, join } from "node:path";
import { errorCodeOf } from "../root";
import { type FileState, stampAt } from "./bytes";
import type { Disk, FileMarks } from "./disk";
import type { Place } from "./place";

/** One file of a change that is being made: what is there, and what is to be there (null: no file). */
export type Step = {
  place: Place;
  before: FileState | null;
  after: Buffer | null;
  marks: FileMarks | null;
  /** Beside the file, so that the text moves into place in one go; no catalog lists such a name. */
  draft: string;
  /** The draft is a removed file that comes back: it is there already, and its place is the trash. */
  isKept: boolean;
  /** Where a removed file goes; null to remove it for good (the journal holds its text). */
  trash: string | null;
};

/** A file became another one between the look at it and the change. */
export class Overtaken extends Error {
  constructor(readonly path: string) {
    super(`${path} was changed by somebody else`);
  }
}

/** The name of a draft; the journal's id tells whose it is, after a crash too. */
export function draftOf(file: string, id: string, index: number): string {
  return join(/*turbopackIgnore: true*/ dirname(file), `.tapedeck-${id}-${index}.tmp`);
}

/** Writes the draft of a step; nothing that anybody reads changes. */
export async function prepare(disk: Disk, { place, after, draft, isKept, marks }: Step): Promise<void> {
  if (after === null) return;
  await makeFolder(disk, dirname(place.file));
  if (!isKept) await disk.create(draft, after, marks);
}

/** Makes one file what it is to be, in one step of the file system. */
export async function perform(disk: Disk, step: Step): Promise<void> {
  const { place, before, after, draft, trash } = step;
  if (stampAt(place.file) !== (before?.stamp ?? null)) throw new Overtaken(place.path);
  if (after === null) {
    await remove(disk, place.file, trash);
  } else if (before === null) {
    await put(disk, draft, place);
  } else {
    await disk.rename(draft, place.file);
  }
}

/** Puts a draft where no file may be. */
async function put(disk: Disk, draft: string, place: Place): Promise<void> {
  try {
    await disk.link(draft, place.file);
    await disk.remove(draft);
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "EEXIST") throw new Overtaken(place.path);
    // Some disks know no second name for a file.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS") throw error;
    await disk.rename(draft, place.file);
  }
}

async function remove(disk: Disk, file: string, trash: string | null): Promise<void> {
  if (trash === null) {
    await disk.remove(file);
    return;
  }
  await makeFolder(disk, dirname(trash));
  try {
    await disk.rename(file, trash);
  } catch (error) {
    // The folder is on another disk than the trash; the journal holds the text all the same.
    if (errorCodeOf(error) !== "EXDEV") throw error;
    await disk.remove(file);
  }
}

/** A look is far cheaper than an attempt. */
async function makeFolder(disk: Disk, folder: string): Promise<void> {
  if (stampAt(folder) === null) await disk.makeFolder(folder);
}
