import { realpathSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { isAbsolute, resolve, sep } from "node:path";
import type { Problem } from "../recording/recording";

/** The folder of recordings as the command line or the environment names it, absolute. */
export function configuredRoot(): string {
  return resolve(/*turbopackIgnore: true*/ process.env.TAPEDECK_ROOT || "recordings");
}

/** A folder with its links resolved, and what tells it from another folder that comes to stand in its place. */
export type FolderIdentity = { base: string; id: string };

/** Null where there is no such folder. */
export function identityOf(folder: string): FolderIdentity | null {
  try {
    const base = realpathSync(/*turbopackIgnore: true*/ folder);
    const stat = statSync(/*turbopackIgnore: true*/ base);
    return stat.isDirectory() ? { base, id: `${base} ${stat.dev} ${stat.ino}` } : null;
  } catch (error) {
    errorCodeOf(error);
    return null;
  }
}

export type Resolved = { ok: true; file: string } | { ok: false; problem: Problem };

/**
 * The absolute file of a path that a client supplied (relative to the root, with `/`), with all symbolic links
 * resolved; refused where it is not inside the root, or not there. Both sides are resolved: the root may be a link.
 */
export async function resolveInside(root: string, path: string): Promise<Resolved> {
  if (path.includes("\0") || path === "" || isAbsolute(path) || path.split(/[/\\]/).includes(".."))
    return refused(path);
  try {
    const base = await realpath(/*turbopackIgnore: true*/ root);
    const file = await realpath(/*turbopackIgnore: true*/ resolve(/*turbopackIgnore: true*/ base, path));
    return isInside(base, file) ? { ok: true, file } : refused(path);
  } catch (error) {
    return { ok: false, problem: fileProblem(error) };
  }
}

/** Whether a resolved file or folder lies in a resolved folder, or is that folder. */
export function isInside(folder: string, file: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

function refused(path: string): Resolved {
  const message = `\`${path}\` is not a path inside the folder of recordings`;
  return { ok: false, problem: plainProblem(message, "Name a file below the folder that the program was started on.") };
}

/** A problem that no place in a file belongs to. */
export function plainProblem(message: string, hint: string): Problem {
  return { message, line: null, column: null, hint };
}

/** The word for a failed call of the file system (`ENOENT`, …); rethrows what is no such failure. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  throw error;
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ["the file is not there any more", "It was removed or renamed after the folder was listed."],
  EACCES: ["the file may not be read", "Give the account that runs the program the right to read it."],
  EPERM: ["the file may not be read", "Give the account that runs the program the right to read it."],
  ELOOP: ["a symbolic link that leads back to itself", "Remove the link, or let it point to a recording."],
  ENOTDIR: ["a part of the path is a file, not a folder", "Check the path."],
  EISDIR: ["this is a folder, not a file", "Rename the folder so that its name does not end in .json."],
  ENAMETOOLONG: ["the name is too long", "Shorten the name."],
};

/** What a failed call of the file system means for a recording. */
export function fileProblem(error: unknown): Problem {
  const code = errorCodeOf(error);
  const [message, hint] = REASONS[code] ?? [`the file could not be read (${code})`, "Check the file and its disk."];
  return plainProblem(message, hint);
}
