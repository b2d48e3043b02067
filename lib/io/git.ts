import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { errorCodeOf } from "./root";

const run = promisify(execFile);

/** Git is asked for objects only: no filter and no other program that a repository names is started. */
const OPTIONS = [
  "--literal-pathspecs",
  "--no-replace-objects",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "log.showSignature=false",
];

/** What git prints, which is started without a shell; null where it refuses. Throws `NoGit` where there is none. */
export async function git(cwd: string, args: readonly string[], most: number, input = ""): Promise<Buffer | null> {
  try {
    const running = run("git", [...OPTIONS, ...args], { cwd, encoding: "buffer", maxBuffer: most, env: environment() });
    // A git that ends before it has read all of its input says so by its status.
    running.child.stdin?.on("error", () => {});
    running.child.stdin?.end(input);
    return (await running).stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "number") return null;
    throw errorCodeOf(error) === "ENOENT" ? new NoGit() : error;
  }
}

/** There is no git to be run. */
export class NoGit extends Error {}

/** Started by a git hook, the program has variables that would lead git to another repository than the folder's. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_PREFIX: ____, ...others } = process.env;
  return { ...others, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" };
}
