import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import { promisify } from "node:util";
import { type Current, type Outcome, refuse } from "../change/refusal";
import { parseJson } from "../json/parse";
import { MAX_BYTES } from "./read";
import { repositoryOf } from "./repository";
import { splicedValue } from "./splice-value";
import { type Applied, applyChanges, type StoreOptions } from "./store/apply";
import { currentOf, hashOf, readState } from "./store/bytes";
import { baseOf, type Place, placeOf } from "./store/place";

const run = promisify(execFile);

/** A file's bytes in the last commit, as git stores them. */
type Committed = { bytes: Buffer; hash: string };

export type SinceCommit = {
  /** `new`: the last commit has no such file; `gone`: it has one, and the folder has none. */
  state: "same" | "changed" | "new" | "gone";
  committed: Current | null;
  current: Current | null;
};

/** What became of a recording since the last commit. Refused outside of a git work tree. */
export async function changedSinceCommit(root: string, path: string): Promise<Outcome<SinceCommit>> {
  const looked = await lookAt(root, path);
  if (!looked.ok) return looked;
  const { committed, current } = looked;
  const state = !committed ? "new" : !current ? "gone" : committed.hash === current.hash ? "same" : "changed";
  return {
    ok: true,
    state,
    committed: committed && currentOf(committed),
    current: current && currentOf(current),
  };
}

/**
 * Gives recordings the bytes of the last commit again: all of them or none. `expectedHash` is what the user has seen:
 * the SHA-256 of the file, null where it is gone; left out, whatever is there goes into the journal.
 */
export async function revertFiles(
  root: string,
  files: readonly { path: string; expectedHash?: string | null }[],
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  const changes = [];
  for (const { path, expectedHash } of files) {
    const looked = await lookAt(root, path);
    if (!looked.ok) return looked;
    if (!looked.committed) return notCommitted(path);
    if (isPointer(looked.committed.bytes)) return heldElsewhere(path);
    changes.push({ path, expected: expectedHash === undefined ? "any" : expectedHash, after: looked.committed.bytes });
  }
  return applyChanges(root, { changes, why: "revert", note: "to the last commit" }, options);
}

/**
 * Gives one value (RFC 6901) the text that it has in the last commit: what was added since is removed, what was removed
 * comes back. Nothing else in the file changes.
 */
export async function revertValue(
  root: string,
  path: string,
  pointer: string,
  expectedHash: string,
  options: StoreOptions = {},
): Promise<Outcome<Applied>> {
  const looked = await lookAt(root, path);
  if (!looked.ok) return looked;
  const { committed, current } = looked;
  if (!committed) return notCommitted(path);
  if (isPointer(committed.bytes)) return heldElsewhere(path);
  const texts = [committed, current].map((each) => parseJson(each?.bytes.toString("utf8") ?? ""));
  const [was, is] = texts;
  if (!was?.ok || !is?.ok) return refuse("invalid", path, "the file is no JSON", "Revert the whole file.");
  const text = splicedValue(was.doc, is.doc, path, pointer);
  if (!text.ok) return text;
  const change = { path, expected: expectedHash, after: Buffer.from(text.text) };
  return applyChanges(root, { changes: [change], why: "revert", note: `${pointer} to the last commit` }, options);
}

async function lookAt(root: string, path: string) {
  const found = baseOf(root);
  if (!found.ok) return found;
  const placed = placeOf(found.base, path);
  if (!placed.ok) return placed;
  const current = await readState(placed.place.file, path);
  if (current && "ok" in current) return current;
  const committed = await committedAt(found.base, placed.place);
  return committed.ok ? { ok: true as const, committed: committed.committed, current } : committed;
}

/** Asks git without a shell, by object and not by name: no filter and no other program of the repository's runs. */
async function committedAt(base: string, { path, file }: Place): Promise<Outcome<{ committed: Committed | null }>> {
  let folder = dirname(file);
  while (!existsSync(/*turbopackIgnore: true*/ folder) && folder !== base) folder = dirname(folder);
  if (!repositoryOf(folder)) {
    return refuse("missing", path, "the folder is in no git repository", "Only what was committed can be compared.");
  }
  const name = relative(folder, file).split(sep).join("/");
  const listed = await git(folder, ["ls-tree", "-z", "HEAD", "--", name]);
  // A repository without a commit holds nothing yet.
  const [, object] = /^100\d{3} blob ([0-9a-f]+)\t/.exec(listed?.toString("utf8") ?? "") ?? [];
  const bytes = object === undefined ? null : await git(folder, ["cat-file", "blob", object]);
  return { ok: true, committed: bytes && { bytes, hash: hashOf(bytes) } };
}

async function git(cwd: string, args: readonly string[]): Promise<Buffer | null> {
  const options = ["--literal-pathspecs", "--no-replace-objects", "-c", "core.fsmonitor=false"];
  try {
    const { stdout } = await run("git", [...options, ...args], {
      cwd,
      encoding: "buffer",
      maxBuffer: MAX_BYTES,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" },
    });
    return stdout;
  } catch (error) {
    // Git's refusal has a number; a git that is missing or killed has not.
    if (error instanceof Error && "code" in error && typeof error.code === "number") return null;
    throw error;
  }
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
