import type { Blob } from "../committed/blobs";
import { git } from "../git";
import type { Range } from "./revision";

const MOST_TEXT = 256 * 1024 * 1024;
/** Of more files than this, all of the folder is listed. */
const FEW = 100;

/** The files of a commit at paths below the root; those that it does not have are missing. */
export async function blobsIn(
  { repository }: Range,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, Blob>> {
  const { folder, prefix } = repository;
  const wanted = new Set(paths);
  const found = new Map<string, Blob>();
  if (wanted.size === 0) return found;
  const names = paths.length <= FEW ? paths.map((path) => prefix + path) : prefix === "" ? [] : [prefix];
  const args = ["ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", ...names];
  const printed = await git(folder, args, MOST_TEXT);
  for (const record of printed?.toString("utf8").split("\0") ?? []) {
    const [, id, size, name] = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(record) ?? [];
    const path = name?.slice(prefix.length);
    if (id !== undefined && path !== undefined && wanted.has(path)) {
      found.set(path, { id, size: Number(size), top: folder });
    }
  }
  return found;
}
