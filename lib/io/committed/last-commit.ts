import type { Commit } from "../../change/commit-diff";
import { git } from "../git";

/** The last commit of a work tree; null where there is none yet. */
export async function lastCommit(top: string): Promise<Commit | null> {
  const printed = await git(top, ["log", "-1", "--format=%H%x00%cI%x00%s", "HEAD"], 1024 * 1024);
  const [id, at, subject] = printed?.toString("utf8").replace(/\n$/, "").split("\0") ?? [];
  return id && at ? { id, at, subject: subject ?? "" } : null;
}
