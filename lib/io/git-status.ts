import type { GitMark } from "../catalog/row";
import { git, NoGit } from "./git";
import { errorCodeOf } from "./root";

/** Status lists a line a file; a large review still fits. */
const MAX_OUTPUT = 64 * 1024 * 1024;

const STATUS = ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames", "--", "."];

/**
 * The marks of the files below a folder that differ from the last commit, by path relative to that folder; null outside
 * a work tree, or without git. The folder's own configuration cannot make git start a program.
 */
export async function readGitMarks(root: string): Promise<ReadonlyMap<string, GitMark> | null> {
  try {
    const prefix = await git(root, ["rev-parse", "--show-prefix"], MAX_OUTPUT);
    const status = prefix && (await git(root, STATUS, MAX_OUTPUT));
    return status && parseGitStatus(status.toString("utf8"), prefix.toString("utf8").replace(/\n$/, ""));
  } catch (error) {
    // Marks are a help; without git, or where it fails, the recordings are listed without them.
    if (!(error instanceof NoGit)) errorCodeOf(error);
    return null;
  }
}

/** Reads `git status --porcelain=v2 -z`; `prefix` is the folder inside the work tree, with a final `/`, or empty. */
export function parseGitStatus(output: string, prefix: string): Map<string, GitMark> {
  const marks = new Map<string, GitMark>();
  for (const record of output.split("\0")) {
    const mark = markOf(record);
    if (!mark?.path.startsWith(prefix)) continue;
    marks.set(mark.path.slice(prefix.length), mark.mark);
  }
  return marks;
}

function markOf(record: string): { path: string; mark: GitMark } | null {
  switch (record[0]) {
    case "?":
      return { path: record.slice(2), mark: "untracked" };
    case "u":
      return { path: fieldsFrom(record, 10), mark: "conflicted" };
    case "1": {
      const [staged] = record.slice(2);
      return { path: fieldsFrom(record, 8), mark: staged === "A" ? "added" : "modified" };
    }
    default:
      return null;
  }
}

/** What stands behind the first `count` space-separated fields: a path, which may hold spaces. */
function fieldsFrom(record: string, count: number): string {
  let at = 0;
  for (let i = 0; i < count; i++) at = record.indexOf(" ", at) + 1;
  return record.slice(at);
}
