import { dirname } from "node:path";
import type { Entry, Intent } from "../../change/entry";
import { type Outcome, type Refused, refuse, refuseReadOnly } from "../../change/refusal";
import type { Why } from "../../change/why";
import { isReadOnly } from "../access";
import { MAX_BYTES, tooLarge } from "../read";
import { currentOf, type FileState, hashOf, readState, stampAt } from "./bytes";
import { type Disk, realDisk } from "./disk";
import { diskRefusal } from "./disk-refusal";
import { makeStateFolders, stateFilesOf } from "./folder";
import { type Journal, journalOf } from "./journal";
import { withLock } from "./lock";
import { draftOf, Overtaken, perform, prepare, type Step } from "./perform";
import { baseOf, type Place, placeOf } from "./place";
import { inPool } from "./pool";
import { recover } from "./recover";
import { rollBack } from "./roll-back";
import { trashPlaceOf } from "./trash";

/** What is to become of one file. */
export type FileChange = {
  /** As a client supplied it, relative to the root. */
  path: string;
  /**
   * SHA-256 of the bytes that the change starts from; null where no file may be there; `present` where it may hold
   * anything, `any` where there may be a file or none.
   */
  expected: string | null;
  /** The bytes to write, or how to make them of the file as it is; null to remove the file. */
  after: Buffer | null | ((before: FileState | null) => Outcome<{ bytes: Buffer }>);
  /** The rights of a new file. */
  mode?: number;
  /** The file as the caller has just read it: it is not read again while its stamp is the same. */
  known?: FileState;
  /** A file in the trash that holds these bytes: it is moved into place. */
  kept?: string;
};

export type ChangeRequest = { changes: readonly FileChange[]; why: Why; note?: string | null; of?: string | null };

/** `entry` is null where all files hold already what was asked for: nothing is written then. */
export type Applied = { entry: Entry | null };

export type StoreOptions = {
  /** Is told how many of a change's files are done. */
  progress?: (done: number) => void;
  /** The tests' way in. */
  disk?: Disk;
};

/**
 * Changes recordings below a root: all of the files or none of them, each in one step of the file system, written down
 * in the journal before and after. Refused where a file is not what the change starts from.
 */
export function applyChanges(
  root: string,
  request: ChangeRequest,
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  return changing(root, options, (scope) => applyLocked(scope, request));
}

/** What work that changes files has at hand, once it is its turn. */
export type Scope = { base: string; journal: Journal; disk: Disk; progress: (done: number) => void };

/**
 * Runs work that changes files, alone below its root and behind a recovered journal. Failures of the disk are values.
 */
export async function changing<T>(
  root: string,
  { disk = realDisk, progress = () => {} }: StoreOptions,
  work: (scope: Scope) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (isReadOnly()) return refuseReadOnly();
  const found = baseOf(root);
  if (!found.ok) return found;
  const { base } = found;
  try {
    const refused = await makeStateFolders(base, disk);
    if (refused) return refused;
    return await withLock(base, stateFilesOf(base).lock, async () => {
      const journal = journalOf(base);
      journal.refresh();
      await recover(base, journal, disk);
      return work({ base, journal, disk, progress });
    });
  } catch (error) {
    return diskRefusal(null, error);
  }
}

type Planned = Omit<Step, "draft" | "isKept" | "trash"> & { hash: string | null; kept: string | null };

/** As `applyChanges`, for work that has its turn already. */
export async function applyLocked(scope: Scope, request: ChangeRequest): Promise<Outcome<Applied>> {
  const { base, journal, disk } = scope;
  const looked = await inPool(request.changes, (change) => lookAt(base, change));
  const planned: Planned[] = [];
  for (const each of looked) {
    if ("ok" in each) return each;
    if (each.before || each.after) planned.push(each);
  }
  const wanted = planned.filter(({ before, hash }) => !hash || before?.hash !== hash);
  if (wanted.length === 0) return { ok: true, entry: null };
  const twice = repeated(wanted.map(({ place }) => place.path));
  if (twice !== null) return refuse("edit", twice, "the same file is named twice", "Name it once.");

  const { why, note = null, of = null } = request;
  const { changes, texts } = draftsOf(wanted);
  let entry: Entry;
  try {
    entry = await journal.begin(disk, { why, note, of, changes }, texts);
  } catch (error) {
    return diskRefusal(null, error);
  }
  const deletion = deletionOf(scope, entry);
  const steps = wanted.map((step, index) => ({
    ...step,
    draft: step.kept ?? draftOf(step.place.file, entry.id, index),
    isKept: step.kept !== null,
    trash: deletion && trashPlaceOf(base, deletion.id, step.place.path),
  }));
  return await carryOut(scope, entry, steps);
}

/** The deletion that a change is, or makes again: what it removes goes to that one's place in the trash. */
function deletionOf({ journal }: Scope, entry: Entry): Entry | null {
  const made = entry.why === "redo" && entry.of !== null ? journal.timeline.get(entry.of) : entry;
  return made?.why === "delete" ? made : null;
}

function repeated(paths: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) return path;
    seen.add(path);
  }
  return null;
}

async function lookAt(base: string, change: FileChange): Promise<Planned | Refused> {
  const { path, expected, after, mode, known, kept = null } = change;
  const placed = placeOf(base, path);
  if (!placed.ok) return placed;
  const { place } = placed;
  const isKnown = known !== undefined && stampAt(place.file) === known.stamp;
  const before = isKnown ? known : readState(place.file, path);
  if (before && "ok" in before) return before;
  const objection = objectionTo(place, before, expected);
  if (objection) return objection;
  const made = typeof after === "function" ? after(before) : { ok: true as const, bytes: after };
  if (!made.ok) return made;
  const { bytes } = made;
  if (bytes && bytes.length > MAX_BYTES) {
    return { ok: false, refusal: { reason: "too-large", path, problem: tooLarge(bytes.length) } };
  }
  return { ...planOf(place, before, bytes, mode), kept };
}

function planOf(place: Place, before: FileState | null, after: Buffer | null, mode?: number): Omit<Planned, "kept"> {
  const marks = before?.marks ?? (mode === undefined ? null : { mode, owner: null });
  return { place, before, after, marks, hash: after && hashOf(after) };
}

function objectionTo({ path }: Place, before: FileState | null, expected: string | null): Refused | null {
  if (expected === "any" || (expected === "present" && before)) return null;
  if (expected === null) return before === null ? null : collision(path, before);
  return before?.hash === expected ? null : conflict(path, before);
}

function collision(path: string, found: FileState): Refused {
  const problem = {
    message: `there is a recording \`${path}\` already; nothing was changed`,
    line: null,
    column: null,
    hint: "Compare the two, and remove one, or choose another name.",
  };
  return { ok: false, refusal: { reason: "collision", path, current: currentOf(found), problem } };
}

function conflict(path: string, found: FileState | null): Refused {
  const [message, hint] = found
    ? ["the file was changed since it was loaded; nothing was written", "Compare with what is there now, then save."]
    : ["the file is not there any more; nothing was written", "Save it as a new file, or restore it first."];
  const problem = { message, line: null, column: null, hint };
  return { ok: false, refusal: { reason: "conflict", path, current: found && currentOf(found), problem } };
}

/** What the journal keeps of steps: hashes and rights, and the texts by their hashes. */
function draftsOf(steps: readonly Planned[]): { changes: Intent["changes"]; texts: Map<string, Buffer> } {
  const texts = new Map<string, Buffer>();
  const changes = steps.map(({ place, before, after, marks, hash }) => {
    if (before) texts.set(before.hash, before.bytes);
    if (after && hash) texts.set(hash, after);
    return {
      path: place.path,
      before: before?.hash ?? null,
      after: hash,
      mode: marks?.mode ?? 0o666 & ~process.umask(),
    };
  });
  return { changes, texts };
}

async function carryOut(scope: Scope, entry: Entry, steps: readonly Step[]): Promise<Outcome<Applied>> {
  const { disk, journal } = scope;
  const begun = new Set<Step>();
  let calls = 0;
  // To write a draft is half of the work, to move it into place the other half.
  const counted = async (call: Promise<void>) => {
    await call;
    scope.progress(Math.floor(++calls / 2));
  };
  const performed = (step: Step) => {
    begun.add(step);
    return counted(perform(disk, step));
  };
  try {
    await inPool(steps, (step) => counted(prepare(disk, step)));
    // What is added comes first, so that a renamed recording is never gone.
    for (const phase of [steps.filter(({ after }) => after), steps.filter(({ after }) => !after)]) {
      await inPool(phase, performed);
    }
    await inPool([...new Set(steps.map(({ place }) => dirname(place.file)))], (folder) => disk.syncFolder(folder));
  } catch (error) {
    for (const step of steps) if (error instanceof Overtaken && error.path === step.place.path) begun.delete(step);
    const refused = error instanceof Overtaken ? await overtaken(error, steps) : diskRefusal(failedPath(steps), error);
    const kept = await rollBack(disk, [...begun], steps);
    await close(journal, disk, entry, kept, refused.refusal.problem.message);
    return kept.length === 0 ? refused : halfDone(entry, kept, steps);
  }
  await close(journal, disk, entry, steps, null);
  return { ok: true, entry };
}

/** What holds where a change failed, and the disk did not even let it be taken back. */
function halfDone(entry: Entry, kept: readonly Step[], steps: readonly Step[]): Outcome<Applied> {
  if (kept.length === steps.length) return { ok: true, entry };
  const paths = kept.map(({ place }) => place.path).join(", ");
  const message = `the disk refused in the middle: ${kept.length} of ${steps.length} files were changed (${paths})`;
  return refuse("disk", null, message, `Mend the disk, then undo ${entry.id}.`);
}

function failedPath(steps: readonly Step[]): string | null {
  return steps.length === 1 ? (steps[0]?.place.path ?? null) : null;
}

async function overtaken({ path }: Overtaken, steps: readonly Step[]): Promise<Refused> {
  const step = steps.find(({ place }) => place.path === path);
  const now = step ? readState(step.place.file, path) : null;
  if (now && "ok" in now) return now;
  return now && step?.before === null ? collision(path, now) : conflict(path, now);
}

/** Writes down which files were changed. Where even that fails, the next writer finds it out from the files. */
async function close(journal: Journal, disk: Disk, entry: Entry, kept: readonly Step[], reason: string | null) {
  const { id } = entry;
  const why = reason === null ? {} : { reason };
  try {
    if (kept.length === 0) await journal.end(disk, { id, ...why }, "abort");
    else if (kept.length === entry.changes.length) await journal.end(disk, { id }, "commit");
    else await journal.end(disk, { id, ...why, paths: kept.map(({ place }) => place.path) }, "commit");
  } catch (error) {
    // Throws again what is no failure of the disk.
    diskRefusal(null, error);
  }
}
