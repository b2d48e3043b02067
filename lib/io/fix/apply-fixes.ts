import type { FixTarget } from "../../change/fix-preview";
import type { JobSummary } from "../../change/job";
import { fixOf } from "../../fix";
import type { FixName } from "../../fix/name";
import { type BulkOptions, changeMany } from "../bulk";
import { editFailure } from "../edit-failure";
import { changesOf, plannedFix } from "./planned-fix";

export type FixRequest = {
  fix: FixName;
  targets: readonly FixTarget[];
  /** Where the request key changes, the name follows it. */
  rename: boolean;
};

/** Mends many files. */
export function applyFixes(root: string, request: FixRequest, options: BulkOptions = {}): Promise<JobSummary> {
  const { fix, targets, rename } = request;
  const work = {
    targets,
    why: fixOf(fix).why,
    note: null,
    changesOf: async (target: FixTarget) => {
      const planned = await plannedFix(root, fix, target);
      if (!planned.ok) return planned;
      const { plan, recording } = planned;
      if (plan.type === "refused") return editFailure(target.path, recording.doc, plan.failure);
      return changesOf(root, planned, rename, target.over);
    },
    restsOn: ({ other }: FixTarget) => other,
  };
  return changeMany(root, work, options);
}
