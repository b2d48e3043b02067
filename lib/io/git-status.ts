import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { GitMark } from "../catalog/row";

const run = promisify(execFile);

/** Status lists a line a file; a large review still fits. */
const MAX_OUTPUT = 64 * 1024 * 1024;

/**
 * The marks of the files below a folder that differ from the last commit, by path relative to that folder; null outside
 * a work tree, or without git. The folder's own configuration cannot make git start a program.
 */
export async function readGitMarks(root: string): Promise<ReadonlyMap<string, GitMark> | null> {
  try {
    const prefix = (await git(root, ["rev-parse", "--show-prefix"])).replace(/\n$/, "");
    const status = await git(root, [
      "status",
      "--porcelain=v2",
      "-z",
      "--untracked-files=all",
      "--no-renames",
      "--",
      ".",
    ]);
    return parseGitStatus(status, prefix);
  } catch (error) {
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

async function git(cwd: string, args: string[]): Promise<string> {
  const options = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];
  const { stdout } = await run("git", [...options, ...args], {
    cwd,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
    maxBuffer: MAX_OUTPUT,
  });
  return stdout;
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
