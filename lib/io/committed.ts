import {
  type ChosenValues,
  type Commit,
  type CommitView,
  chosenChanges,
  commitDiffOf,
  type FileSinceCommit,
} from "../change/commit-diff";
import { putBack } from "../change/put-back";
import { type Current, type Outcome, refuse } from "../change/refusal";
import { type Blob, blobsAt, bytesOf, idOf } from "./committed/blobs";
import { lastCommit } from "./committed/last-commit";
import { MAX_BYTES, tooLarge } from "./read";
import { type Applied, applyChanges, type StoreOptions } from "./store/apply";
import { currentOf, type FileState, hashOf, readState } from "./store/bytes";
import { baseOf, type Place, placeOf } from "./store/place";
import { inPool } from "./store/pool";

export type SinceCommit = FileSinceCommit & {
  /** Null where nothing was committed yet. */
  commit: Commit | null;
  committed: Current | null;
  current: Current | null;
};

/** What became of a recording since the last commit. Refused outside of a git work tree. */
export async function sinceCommit(root: string, path: string): Promise<Outcome<SinceCommit>> {
  const looked = await lookAt(root, [path]);
  if (!looked.ok) return looked;
  const [file] = looked.files;
  if (!file) throw new Error("one path, one file");
  const current = readState(file.place.file, path);
  if (current && "ok" in current) return current;
  const { blob } = file;
  const read = blob ? await readBlobs([{ path, blob }]) : { ok: true as const, all: [] };
  if (!read.ok) return read;
  const [bytes] = read.all;
  const committed = bytes ? currentOf(bytes) : null;
  return {
    ok: true,
    ...stateOf(path, blob, current),
    commit: looked.top === null ? null : await lastCommit(looked.top),
    committed,
    current: current && currentOf(current),
  };
}

/** What became of a recording since the last commit, as people read it. */
export async function commitViewOf(root: string, path: string): Promise<Outcome<{ view: CommitView }>> {
  const since = await sinceCommit(root, path);
  if (!since.ok) return since;
  const { state, hash, blob, commit, committed, current } = since;
  const [before, after] = [committed?.text ?? null, current?.text ?? null];
  const diff = state === "changed" && before !== null && after !== null ? commitDiffOf(path, before, after) : null;
  return { ok: true, view: { path, state, hash, blob, commit, diff } };
}

/** What became of many recordings since the last commit. Their texts are not kept. */
export async function statesSinceCommit(
  root: string,
  paths: readonly string[],
): Promise<Outcome<{ files: FileSinceCommit[]; commit: Commit | null }>> {
  const looked = await lookAt(root, paths);
  if (!looked.ok) return looked;
  const states = await inPool(looked.files, async ({ path, place, blob }) => {
    const current = readState(place.file, path);
    return current && "ok" in current ? current : stateOf(path, blob, current);
  });
  const files: FileSinceCommit[] = [];
  for (const state of states) {
    if ("ok" in state) return state;
    files.push(state);
  }
  return { ok: true, files, commit: looked.top === null ? null : await lastCommit(looked.top) };
}

/**
 * Gives recordings the bytes of the last commit again: all of them or none. `expectedHash` is what the user has seen:
 * the SHA-256 of the file, null where it is gone; left out, whatever is there goes into the journal. `blob` likewise.
 */
export async function revertFiles(
  root: string,
  files: readonly { path: string; expectedHash?: string | null; blob?: string }[],
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  const looked = await lookAt(
    root,
    files.map(({ path }) => path),
  );
  if (!looked.ok) return looked;
  const found: { path: string; blob: Blob }[] = [];
  for (const [at, { path, blob }] of looked.files.entries()) {
    if (!blob) return notCommitted(path);
    if (blob.id !== (files[at]?.blob ?? blob.id)) return committedSince(path);
    found.push({ path, blob });
  }
  const read = await readBlobs(found);
  if (!read.ok) return read;
  const changes = read.all.map(({ path, bytes }, at) => {
    const expected = files[at]?.expectedHash;
    return { path, expected: expected === undefined ? "any" : expected, after: bytes };
  });
  return applyChanges(root, { changes, why: "revert", note: "to the last commit" }, options);
}

/**
 * Gives some of a recording's values the bytes that they have in the last commit: what was added since is removed, what
 * was removed comes back. Nothing else in the file changes.
 */
export async function revertValues(
  root: string,
  { path, expectedHash, blob, chosen }: { path: string; expectedHash: string; blob: string; chosen: ChosenValues },
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  const since = await sinceCommit(root, path);
  if (!since.ok) return since;
  const { committed, current } = since;
  if (!committed) return notCommitted(path);
  if (since.blob !== blob) return committedSince(path);
  if (current?.hash !== expectedHash) return changedSince(path, current);
  const found = chosenChanges(path, committed.text ?? "", current.text ?? "", chosen);
  if (!found) return refuse("invalid", path, "the file is not JSON", "Revert the whole file.");
  const { doc, changes } = found;
  if (changes.length === 0) return refuse("missing", path, "there is no such difference any more", "Reload the page.");
  const change = { path, expected: expectedHash, after: Buffer.from(putBack(doc, changes)) };
  const [only] = changes;
  const what =
    changes.length === 1 && only ? (only.type === "removed" ? only.old : only.now).pointer : `${changes.length} values`;
  return applyChanges(root, { changes: [change], why: "revert", note: `${what} to the last commit` }, options);
}

type Looked = { path: string; place: Place; blob: Blob | null };

/** Where the files are, and what the last commit has of them; `top` is the work tree of the first. */
async function lookAt(
  root: string,
  paths: readonly string[],
): Promise<Outcome<{ files: Looked[]; top: string | null }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const placed: { path: string; place: Place }[] = [];
  for (const path of paths) {
    const each = placeOf(found.base, path);
    if (!each.ok) return each;
    placed.push({ path, place: each.place });
  }
  const committed = await blobsAt(
    found.base,
    placed.map(({ place }) => place),
  );
  if (!committed.ok) return committed;
  const files = placed.map((each, at) => ({ ...each, blob: committed.blobs[at] ?? null }));
  return { ok: true, files, top: committed.tops[0] ?? null };
}

function stateOf(path: string, blob: Blob | null, current: FileState | null): FileSinceCommit {
  const same = blob && current && idOf(current.bytes, blob.id) === blob.id;
  const state = !blob ? "new" : !current ? "gone" : same ? "same" : "changed";
  return { path, state, hash: current?.hash ?? null, blob: blob?.id ?? null };
}

type Read = { path: string; bytes: Buffer; hash: string };

async function readBlobs(files: readonly { path: string; blob: Blob }[]): Promise<Outcome<{ all: Read[] }>> {
  const large = files.find(({ blob }) => blob.size > MAX_BYTES);
  if (large) {
    return { ok: false, refusal: { reason: "too-large", path: large.path, problem: tooLarge(large.blob.size) } };
  }
  const bytes = await bytesOf(files.map(({ blob }) => blob));
  const all = files.flatMap(({ path }, at) => {
    const each = bytes[at];
    return each ? [{ path, bytes: each, hash: hashOf(each) }] : [];
  });
  const elsewhere = all.find((each) => isPointer(each.bytes));
  return elsewhere ? heldElsewhere(elsewhere.path) : { ok: true, all };
}

/** Large files may be kept beside git, which then holds only where they are. */
function isPointer(bytes: Buffer): boolean {
  return bytes.subarray(0, 40).toString("latin1").startsWith("version https://git-lfs");
}

function notCommitted(path: string) {
  return refuse("missing", path, "the last commit has no such file", "It is new: delete it, or keep it.");
}

function heldElsewhere(path: string) {
  return refuse(
    "missing",
    path,
    "git holds only a pointer to this file (LFS)",
    "Use git itself: git checkout -- FILE.",
  );
}

function committedSince(path: string) {
  return refuse("missing", path, "there is a new commit, which holds another text", "Look at the difference anew.");
}

function changedSince(path: string, current: Current | null): Outcome<never> {
  const problem = {
    message: "the file was changed since it was loaded; nothing was written",
    line: null,
    column: null,
    hint: "Look at the difference anew.",
  };
  return { ok: false, refusal: { reason: "conflict", path, current, problem } };
}
