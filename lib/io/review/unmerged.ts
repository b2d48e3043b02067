import { git } from "../git";
import type { RepositoryView } from "./revision";

/** The blobs that a merge left in the index for a file: what both sides were made from, ours, theirs. */
export type Stages = { base: string | null; ours: string | null; theirs: string | null };

const MOST_TEXT = 64 * 1024 * 1024;
const NONE: Stages = { base: null, ours: null, theirs: null };
const SIDES = ["base", "ours", "theirs"] as const;

/** Files that the index holds unmerged, all below a place, by their paths in the repository. */
export async function unmergedFiles({ folder }: RepositoryView, place: string): Promise<Map<string, Stages>> {
  const printed = await git(folder, ["ls-files", "--unmerged", "-z", "--", place || "."], MOST_TEXT);
  const found = new Map<string, Stages>();
  for (const record of printed?.toString("utf8").split("\0") ?? []) {
    const [, id, stage, path] = /^100\d{3} ([0-9a-f]+) ([123])\t(.*)$/s.exec(record) ?? [];
    const side = SIDES[Number(stage) - 1];
    if (id === undefined || path === undefined || !side) continue;
    found.set(path, { ...(found.get(path) ?? NONE), [side]: id });
  }
  return found;
}
