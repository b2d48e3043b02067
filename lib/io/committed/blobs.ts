import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Outcome, refuse } from "../../change/refusal";
import { git, NoGit } from "../git";
import { MAX_BYTES } from "../read";
import type { Place } from "../store/place";
import { inPool } from "../store/pool";

/** A file of the last commit, as git stores it: the id of its bytes, and the work tree that it lies in. */
export type Blob = { id: string; size: number; top: string };

/** What one call of git is asked for, and may print beside the files' bytes. */
const NAMES_A_CALL = 500;
const BYTES_A_CALL = MAX_BYTES;
const MOST_TEXT = 16 * 1024 * 1024;

type Found = { blobs: (Blob | null)[]; tops: string[] };

/** The files of the last commit at places below a root, null where it has none. Refused outside of a git work tree. */
export async function blobsAt(base: string, places: readonly Place[]): Promise<Outcome<Found>> {
  try {
    const folders = places.map(({ file }) => nearestFolder(base, file));
    const distinct = [...new Set(folders)];
    const found = await inPool(distinct, async (folder) => [folder, await topOf(folder)] as const);
    const topsOf = new Map(found);
    const outside = folders.findIndex((folder) => !topsOf.get(folder));
    if (outside !== -1) return notInGit(places[outside]?.path ?? null);
    const tops = folders.map((folder) => topsOf.get(folder) ?? base);
    const known = new Map<string, Blob>();
    for (const top of new Set(tops)) {
      const files = places.flatMap(({ file }, at) => (tops[at] === top ? [file] : []));
      for (const [file, blob] of await listed(top, files)) known.set(file, blob);
    }
    return { ok: true, blobs: places.map(({ file }) => known.get(file) ?? null), tops };
  } catch (error) {
    if (!(error instanceof NoGit)) throw error;
    return refuse(
      "missing",
      null,
      "git was not found",
      "Install git, or put it on the PATH, and start the program anew.",
    );
  }
}

/** The bytes of files of the last commit, in their order. */
export async function bytesOf(blobs: readonly Blob[]): Promise<Buffer[]> {
  const known = new Map<string, Buffer>();
  for (const top of new Set(blobs.map((blob) => blob.top))) {
    for (const batch of batchesOf(blobs.filter((blob) => blob.top === top))) {
      const ids = batch.map(({ id }) => id);
      const printed = await git(top, ["cat-file", "--batch"], BYTES_A_CALL + MOST_TEXT, `${ids.join("\n")}\n`);
      for (const [id, bytes] of printed ? objectsIn(printed) : []) known.set(id, bytes);
    }
  }
  return blobs.map(({ id }) => {
    const bytes = known.get(id);
    if (!bytes) throw new Error(`git has lost the object ${id}`);
    return bytes;
  });
}

/** The id that git would give to bytes, in the kind of another id. */
export function idOf(bytes: Buffer, like: string): string {
  const kind = like.length === 64 ? "sha256" : "sha1";
  return createHash(kind).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** The innermost folder that is still there. */
function nearestFolder(base: string, file: string): string {
  let folder = dirname(file);
  while (!existsSync(/*turbopackIgnore: true*/ folder) && folder !== base) folder = dirname(folder);
  return folder;
}

async function topOf(folder: string): Promise<string | null> {
  const printed = await git(folder, ["rev-parse", "--show-toplevel"], MOST_TEXT);
  return printed?.toString("utf8").replace(/\r?\n$/, "") || null;
}

async function listed(top: string, files: readonly string[]): Promise<[file: string, blob: Blob][]> {
  const names = files.map((file) => relative(top, file).split(sep).join("/"));
  const found: [string, Blob][] = [];
  for (let from = 0; from < names.length; from += NAMES_A_CALL) {
    const args = ["ls-tree", "-z", "--long", "HEAD", "--", ...names.slice(from, from + NAMES_A_CALL)];
    // A repository without a commit holds nothing yet.
    const printed = (await git(top, args, MOST_TEXT))?.toString("utf8") ?? "";
    for (const record of printed.split("\0")) {
      const [, id, size, name] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(record) ?? [];
      if (id === undefined || name === undefined) continue;
      found.push([join(/*turbopackIgnore: true*/ top, name), { id, size: Number(size), top }]);
    }
  }
  return found;
}

function batchesOf(blobs: readonly Blob[]): Blob[][] {
  const batches: Blob[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const blob of blobs) {
    if (bytes + blob.size > BYTES_A_CALL) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(blob);
    bytes += blob.size;
  }
  return batches;
}

/** Reads `git cat-file --batch`: a line of id, kind and size, the bytes, a line feed. */
function* objectsIn(printed: Buffer): Generator<[id: string, bytes: Buffer]> {
  for (let at = 0; at < printed.length; ) {
    const end = printed.indexOf(10, at);
    const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(printed.toString("latin1", at, end)) ?? [];
    if (end === -1 || id === undefined) return;
    const from = end + 1;
    at = from + Number(size) + 1;
    yield [id, printed.subarray(from, at - 1)];
  }
}

function notInGit(path: string | null) {
  const hint =
    "Only what was committed can be compared. If it is one, `git status` in the folder says what hinders git.";
  return refuse("missing", path, "the folder is in no git work tree", hint);
}
