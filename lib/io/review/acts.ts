import type { Entry } from "../../change/entry";
import { type Outcome, refuse } from "../../change/refusal";
import type { RangeNames } from "../../review/view";
import { bytesOf } from "../committed/blobs";
import { deleteRecordings } from "../edit-recording";
import { applyChanges, type FileChange } from "../store/apply";
import { blobsIn } from "./blobs";
import { overtaken } from "./page";
import { type Difference, openReview, type Review } from "./session";

/** Differences whose files are changed in one step, so that the step can be undone at once. */
const MOST_AT_ONCE = 1000;

type Done = Outcome<{ entries: (Entry | null)[] }>;
type Chosen = { review: Review; differences: Difference[] };

/** Gives the files of differences what they hold in the base: changed bytes, files that are gone, none where one is new. */
export async function restoreToBase(root: string, names: RangeNames, ids: readonly string[]): Promise<Done> {
  const found = await chosenIn(root, names, ids);
  if (!found.ok) return found;
  const { review, differences } = found;
  const entries: (Entry | null)[] = [];
  for (let from = 0; from < differences.length; from += MOST_AT_ONCE) {
    const made = await changesBack(review, differences.slice(from, from + MOST_AT_ONCE));
    if (!made.ok) return made;
    const note = `to ${review.range.base.name}`;
    const applied = await applyChanges(root, { changes: made.changes, why: "revert", note });
    if (!applied.ok) return applied;
    entries.push(applied.entry);
  }
  return { ok: true, entries };
}

/** Deletes the old files that re-keyed recordings left behind. */
export async function deleteSuperseded(root: string, names: RangeNames, ids: readonly string[]): Promise<Done> {
  const found = await chosenIn(root, names, ids);
  if (!found.ok) return found;
  const files = found.differences.flatMap(({ file: { leftBehind, basePath }, before }) =>
    leftBehind && basePath !== null ? [{ path: basePath, expectedHash: before }] : [],
  );
  return deleteRecordings(root, files);
}

async function chosenIn(root: string, names: RangeNames, ids: readonly string[]): Promise<Outcome<Chosen>> {
  const opened = await openReview(root, names);
  if (!opened.ok) return opened;
  const { review } = opened;
  if (review.range.head) {
    return refuse("edit", null, "both sides are commits: no file is changed", "Compare with the work tree.");
  }
  const differences = ids.flatMap((id) => review.differences.get(id) ?? []);
  return differences.length === ids.length ? { ok: true, review, differences } : overtaken();
}

async function changesBack(
  { range }: Review,
  differences: readonly Difference[],
): Promise<Outcome<{ changes: FileChange[] }>> {
  const wanted = differences.flatMap(({ file }) => (file.basePath === null ? [] : [file.basePath]));
  const blobs = await blobsIn(range, range.base.id, wanted);
  const names = [...blobs.keys()];
  const bytes = await bytesOf([...blobs.values()]);
  const old = new Map(names.map((name, at) => [name, bytes[at] ?? null]));
  const changes: FileChange[] = [];
  for (const { file, after } of differences) {
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
    changes.push({ path, expected, after: isMoved ? null : base });
    if (change === "rekeyed" && !leftBehind && basePath !== null) {
      changes.push({ path: basePath, expected: null, after: base });
    }
  }
  return { ok: true, changes };
}

/** Large files may be kept beside git, which then holds only where they are. */
function isPointer(bytes: Buffer): boolean {
  return bytes.subarray(0, 40).toString("latin1").startsWith("version https://git-lfs");
}
