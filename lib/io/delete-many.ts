import { pathsOfEntries } from "../change/entry";
import type { JobSummary } from "../change/job";
import { sentencesOf } from "../change/refusal";
import { deleteRecordings } from "./edit-recording";
import type { JobControl } from "./jobs";

type Control = JobControl & { changed: (paths: readonly string[]) => Promise<void> };

/** Files that go in one change: so many are undone at once. */
const BATCH = 1000;

/** Moves thousands of recordings to the trash, a change for each thousand; what is refused stays, and is named. */
export async function deleteMany(root: string, paths: readonly string[], control: Control): Promise<JobSummary> {
  const summary: JobSummary = { changed: 0, unchanged: 0, failed: [], changes: [] };
  for (let from = 0; from < paths.length && !control.signal.aborted; from += BATCH) {
    const batch = paths.slice(from, from + BATCH);
    const done = await deleteRecordings(
      root,
      batch.map((path) => ({ path, expectedHash: null })),
      { progress: (done) => control.progress(from + done) },
    );
    if (done.ok) {
      summary.changed += batch.length;
      summary.changes.push(...done.entries.flatMap((entry) => entry?.id ?? []));
      await control.changed(pathsOfEntries(done.entries));
    } else {
      const { path, problem } = done.refusal;
      summary.failed.push({ path: path ?? `${batch.length} recordings`, why: sentencesOf(problem) });
    }
    control.progress(from + batch.length);
  }
  return summary;
}
