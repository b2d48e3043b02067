import { type Entry, pathsOfEntries } from "../change/entry";
import type { JobSummary } from "../change/job";
import { type Outcome, type Refusal, sentencesOf } from "../change/refusal";
import { formatQuantity } from "../format/human";
import { type JobControl, startJob } from "./jobs";
import { filesToTurn, type Turned, turn, type Way } from "./store/history";

/** Changes of more files than this take more than a moment: a job shows how far they are. */
const AT_ONCE = 200;

/** `job`: many files are under way; `entries` is empty then. */
export type Begun = Turned & { job: string | null };

/**
 * Undoes or redoes changes, one after the other in the order of their ids (null: the latest). It ends at the first one
 * that cannot be turned. `changed` is told which files were written.
 */
export async function turnChanges(
  root: string,
  way: Way,
  ids: readonly string[] | null,
  changed: (paths: readonly string[]) => Promise<void>,
): Promise<Outcome<Begun>> {
  const files = filesToTurn(root, way, ids);
  if (!files.ok) return files;
  const targets = ids ?? [1];
  if (files.count <= AT_ONCE) {
    const turned = await turnEach(root, way, targets, changed);
    const [first] = turned.entries;
    return turned.stopped && !first ? { ok: false, refusal: turned.stopped } : { ok: true, ...turned, job: null };
  }
  const what = targets.length === 1 ? "a change" : `${targets.length} changes`;
  const title = `${way === "undo" ? "Undo" : "Redo"} ${what} of ${formatQuantity(files.count, "file")}`;
  const work = async (control: JobControl) => summaryOf(await turnEach(root, way, targets, changed, control));
  return { ok: true, entries: [], stopped: null, job: startJob(title, files.count, work).id };
}

async function turnEach(
  root: string,
  way: Way,
  targets: readonly (string | number)[],
  changed: (paths: readonly string[]) => Promise<void>,
  control?: JobControl,
): Promise<Turned> {
  const entries: Entry[] = [];
  let files = 0;
  for (const target of targets) {
    if (control?.signal.aborted) break;
    const turned = await turn(root, target, way, { progress: (done) => control?.progress(files + done) });
    if (!turned.ok) return { entries, stopped: turned.refusal };
    entries.push(...turned.entries);
    files = filesIn(entries);
    await changed(pathsOfEntries(turned.entries));
  }
  return { entries, stopped: null };
}

function summaryOf({ entries, stopped }: Turned): JobSummary {
  const failed = stopped ? [failureOf(stopped)] : [];
  return { changed: filesIn(entries), unchanged: 0, failed, changes: entries.map(({ id }) => id) };
}

function failureOf(refusal: Refusal): JobSummary["failed"][number] {
  return { path: refusal.path ?? "The rest", why: sentencesOf(refusal.problem) };
}

function filesIn(entries: readonly Entry[]): number {
  return entries.reduce((count, { changes }) => count + changes.length, 0);
}
