import type { JobSummary } from "../../change/job";
import { type Outcome, refuse } from "../../change/refusal";
import { stateDiffOf } from "../../change/state-diff";
import type { ActName, ActPreview } from "../../review/act";
import type { RangeNames, ShownRange } from "../../review/view";
import { type BulkOptions, type BulkWork, changeMany } from "../bulk";
import { bytesOf } from "../committed/blobs";
import { currentAt } from "../current";
import type { FileChange } from "../store/apply";
import { currentOf, hashOf } from "../store/bytes";
import { blobsIn } from "./blobs";
import { differenceIn, overtaken } from "./page";
import { type Difference, openReview, type Review } from "./session";

export type Act = { act: ActName; ids: readonly string[] };

/**
 * An act on differences of the work tree, ready to run. Refused where both sides are commits, or where one of the
 * differences is not there any more.
 */
export async function openAct(
  root: string,
  names: RangeNames,
  { act, ids }: Act,
): Promise<Outcome<{ base: string; run: (options?: BulkOptions) => Promise<JobSummary> }>> {
  const opened = await openReview(root, names);
  if (!opened.ok) return opened;
  const { review } = opened;
  if (review.range.head) return betweenCommits();
  const differences = ids.flatMap((id) => review.differences.get(id) ?? []);
  if (differences.length < ids.length) return overtaken();
  const run = async (options?: BulkOptions) => changeMany(root, await workOf(review, act, differences), options);
  return { ok: true, base: review.range.base.name, run };
}

/** What an act would do to the files of one difference, as they are now. */
export async function previewAct(
  root: string,
  shown: ShownRange,
  { act, id }: { act: ActName; id: string },
): Promise<Outcome<{ preview: ActPreview }>> {
  const found = await differenceIn(root, shown, id);
  if (!found.ok) return found;
  const { review, difference } = found;
  if (review.range.head) return betweenCommits();
  const { targets, changesOf } = await workOf(review, act, [difference]);
  const preview: ActPreview = [];
  for (const target of targets) {
    const planned = await changesOf(target);
    if (!planned.ok) return planned;
    for (const { path, expected, after } of planned.changes) {
      const now = await currentAt(root, path);
      if (!now.ok) return now;
      if (expected !== "present" && (now.current?.hash ?? null) !== expected) return overtaken();
      preview.push({
        path,
        diff: stateDiffOf(path, now.current, after && currentOf({ bytes: after, hash: hashOf(after) })),
      });
    }
  }
  return { ok: true, preview };
}

function betweenCommits() {
  return refuse("edit", null, "both sides are commits: no file is changed", "Compare with the work tree.");
}

type Target = { path: string; difference: Difference };
/** A change of a review names its bytes: they are known before anything is written. */
type PlainChange = Omit<FileChange, "after"> & { after: Buffer | null };
type Work = Omit<BulkWork<Target>, "changesOf"> & {
  changesOf: (target: Target) => Promise<Outcome<{ changes: PlainChange[] }>>;
};

function workOf(review: Review, act: ActName, differences: readonly Difference[]): Promise<Work> | Work {
  return act === "restore" ? restoring(review, differences) : deletingOld(differences);
}

/**
 * Gives the files of differences what they hold in the base: changed bytes, files that are gone, none where one is new.
 */
async function restoring({ range }: Review, differences: readonly Difference[]): Promise<Work> {
  const wanted = differences.flatMap(({ file }) => (file.basePath === null ? [] : [file.basePath]));
  const blobs = await blobsIn(range, range.base.id, wanted);
  const names = [...blobs.keys()];
  const bytes = await bytesOf([...blobs.values()]);
  const old = new Map(names.map((name, at) => [name, bytes[at] ?? null]));
  return {
    targets: differences.map((difference) => ({ path: difference.file.path, difference })),
    why: "revert",
    note: `to ${range.base.name}`,
    changesOf: async ({ difference }) => changesBack(difference, old),
  };
}

function changesBack(
  { file, after }: Difference,
  old: ReadonlyMap<string, Buffer | null>,
): Outcome<{ changes: PlainChange[] }> {
  const { path, basePath, change, leftBehind } = file;
  const base = basePath === null ? null : (old.get(basePath) ?? null);
  if (basePath !== null && base === null) {
    return refuse("missing", basePath, "the base has no such file", "Look at the list anew.");
  }
  if (base && isPointer(base)) {
    return refuse("missing", path, "git holds only a pointer to this file (LFS)", "Use git itself: git checkout.");
  }
  const isMoved = change === "rekeyed" || change === "added";
  const expected = change === "deleted" ? null : (after ?? "present");
  const changes: PlainChange[] = [{ path, expected, after: isMoved ? null : base }];
  if (change === "rekeyed" && !leftBehind && basePath !== null) {
    changes.push({ path: basePath, expected: null, after: base });
  }
  return { ok: true, changes };
}

/** Large files may be kept beside git, which then holds only where they are. */
function isPointer(bytes: Buffer): boolean {
  return bytes.subarray(0, 40).toString("latin1").startsWith("version https://git-lfs");
}

/** Deletes the old files that re-keyed recordings left behind, as long as the new ones stay. */
function deletingOld(differences: readonly Difference[]): Work {
  const targets = differences.flatMap((difference) => {
    const { leftBehind, basePath } = difference.file;
    return leftBehind && basePath !== null ? [{ path: basePath, difference }] : [];
  });
  return {
    targets,
    why: "delete",
    note: null,
    changesOf: async ({ path, difference: { before } }) => ({
      ok: true,
      changes: [{ path, expected: before, after: null }],
    }),
    restsOn: ({ difference }) => difference.file.path,
  };
}
