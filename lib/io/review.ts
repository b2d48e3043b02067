import { type Outcome, refuse } from "../change/refusal";
import type { DiffConfig } from "../diff/semantic/noise-rules";
import type { Recording } from "../recording/recording";
import type { ChangedFile } from "../review/changed-file";
import { type DiffReport, reportOf } from "../review/report";
import type { RangeNames } from "../review/view";
import { NoGit } from "./git";
import { changesIn, type ListedChanges, listChanges } from "./review/changes";
import { existingBeside } from "./review/existing";
import { type Range, resolveRange } from "./review/revision";

export type Reviewed = {
  range: Range;
  report: DiffReport;
  /** What the report was made from: the changed files, and those that new ones may have left behind. */
  changed: ChangedFile[];
  existing: Recording[];
};

/**
 * What a range of the repository around a folder (absolute) changes, by meaning. Without names it is what the branch at
 * hand changes, the work tree included. Refused in words where there is no such range.
 */
export function reviewOf(folder: string, names: RangeNames, config: DiffConfig): Promise<Outcome<Reviewed>> {
  return withGit(async () => {
    const resolved = await resolveRange(folder, names.base, names.head);
    if (!resolved.ok) return resolved;
    const { range } = resolved;
    return { ok: true, ...(await reviewedIn(range, await listChanges(range), config)) };
  });
}

/** What a range changes, by the list of its files. */
export async function reviewedIn(range: Range, listed: ListedChanges, config: DiffConfig): Promise<Reviewed> {
  const changed = await changesIn(range, listed);
  const existing = await existingBeside(range, changed);
  return { range, report: reportOf(changed, existing, config), changed, existing };
}

/** Work that asks git; refused where there is none. */
export async function withGit<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NoGit)) throw error;
    return refuse("missing", null, "git was not found", "Install git, or put it on the PATH.");
  }
}
