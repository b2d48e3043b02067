import { type Outcome, refuse } from "../change/refusal";
import type { DiffConfig } from "../diff/semantic/classes";
import { type DiffReport, reportOf } from "../review/report";
import { NoGit } from "./committed/git";
import { changesIn } from "./review/changes";
import { existingBeside } from "./review/existing";
import { type Range, resolveRange } from "./review/revision";

export type Reviewed = { range: Range; report: DiffReport };

/**
 * What a range of the repository around a folder (absolute) changes, by meaning. Without names it is what the branch at
 * hand changes, the work tree included. Refused in words where there is no such range.
 */
export async function reviewOf(
  folder: string,
  names: { base: string | null; head: string | null },
  config: DiffConfig,
): Promise<Outcome<Reviewed>> {
  try {
    const resolved = await resolveRange(folder, names.base, names.head);
    if (!resolved.ok) return resolved;
    const { range } = resolved;
    const changed = await changesIn(range);
    const existing = await existingBeside(range, changed);
    return { ok: true, range, report: reportOf(changed, existing, config) };
  } catch (error) {
    if (!(error instanceof NoGit)) throw error;
    return refuse("missing", null, "git was not found", "Install git, or put it on the PATH.");
  }
}
