import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { errorCodeOf } from "./root";

/** The repository that a folder lies in. */
export type Repository = {
  /** Absolute. */
  top: string;
  /** The folder inside of it, with `/` and a final `/`; empty for the top itself. */
  prefix: string;
};

/**
 * The git work tree around a folder (absolute, resolved); null outside of one, or without git. The folder's own
 * configuration cannot make git start a program.
 */
export function repositoryOf(folder: string): Repository | null {
  try {
    const top = execFileSync("git", ["-c", "core.fsmonitor=false", "rev-parse", "--show-toplevel"], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
    }).replace(/\r?\n$/, "");
    const inner = relative(top, folder).split(sep).join("/");
    if (top === "" || inner.startsWith("..")) return null;
    return { top, prefix: inner === "" ? "" : `${inner}/` };
  } catch (error) {
    // A missing git has a code, a refusal of git's a status.
    if (error instanceof Error && "status" in error) return null;
    errorCodeOf(error);
    return null;
  }
}

/** Whether a file is there, by its path in the repository; asks the disk once a path. */
export function filesOf({ top }: Repository): (path: string) => boolean {
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? isFileBelow(top, path);
    known.set(path, answer);
    return answer;
  };
}

/** A recorded path is data: what would lead out of the repository is in no repository. */
function isFileBelow(top: string, path: string): boolean {
  if (path === "" || path.includes("\0") || path.split(/[/\\]/).includes("..")) return false;
  return existsSync(/*turbopackIgnore: true*/ join(/*turbopackIgnore: true*/ top, path));
}
