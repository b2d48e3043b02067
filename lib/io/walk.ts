import { type Dirent, lstatSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../recording/recording";
import { CONFIG_NAME } from "./config-name";
import { MAX_BYTES, notAFile, tooLarge } from "./read";
import { errorCodeOf, fileProblem, isInside, plainProblem } from "./root";

/** A file below the root: to be read, or with the reason why it cannot be. `path` is relative, with `/`. */
export type FoundFile = { path: string; size: number; mtime: number; problem: Problem | null };

const SKIPPED: ReadonlySet<string> = new Set([".git", "node_modules", ".tapedeck"]);

/** Whether a folder of that name is left out. */
export function isSkipped(name: string): boolean {
  return SKIPPED.has(name);
}

/** Whether a recording could stand at a path below the root. */
export function isRecordingPath(path: string): boolean {
  return path.endsWith(".json") && path !== CONFIG_NAME && !path.split("/").slice(0, -1).some(isSkipped);
}

/**
 * Lists the recordings below a root (absolute, resolved), one at a time, in the order of their names: every file
 * `*.json`, and what is in the way of listing (unreadable folders, links that loop or leave the root) as a problem.
 */
export function* walk(root: string, folder = ""): Generator<FoundFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(/*turbopackIgnore: true*/ join(/*turbopackIgnore: true*/ root, folder), {
      withFileTypes: true,
    });
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") yield withProblem(folder, folderProblem(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!isSkipped(entry.name)) yield* walk(root, path);
    } else if (entry.isSymbolicLink() || entry.name.endsWith(".json")) {
      const found = examine(root, path);
      if (found) yield found;
    }
  }
}

/** What stands at a path below the root, or null where it is nothing that a catalog lists. */
export function examine(root: string, path: string): FoundFile | null {
  if (path === CONFIG_NAME) return null;
  const file = join(/*turbopackIgnore: true*/ root, path);
  try {
    const stat = lstatSync(/*turbopackIgnore: true*/ file);
    if (stat.isSymbolicLink()) return examineLink(root, path, file);
    if (!path.endsWith(".json") || stat.isDirectory()) return null;
    return withStat(path, stat);
  } catch (error) {
    const code = errorCodeOf(error);
    return code === "ENOENT" || code === "ENOTDIR" ? null : withProblem(path, fileProblem(error));
  }
}

function withStat(path: string, stat: Stats): FoundFile {
  const problem = !stat.isFile() ? notAFile : stat.size > MAX_BYTES ? tooLarge(stat.size) : null;
  return { path, size: stat.size, mtime: stat.mtimeMs, problem };
}

function examineLink(root: string, path: string, file: string): FoundFile | null {
  try {
    const target = realpathSync(/*turbopackIgnore: true*/ file);
    const stat = statSync(/*turbopackIgnore: true*/ target);
    if (!stat.isDirectory() && !path.endsWith(".json")) return null;
    if (!isInside(root, target)) return withProblem(path, outside);
    if (!stat.isDirectory()) return withStat(path, stat);
    // What a link to a folder inside the root leads to is listed at its own place.
    return isInside(target, file) ? withProblem(path, loop) : null;
  } catch (error) {
    const code = errorCodeOf(error);
    if (code === "ELOOP") return withProblem(path, loop);
    if (!path.endsWith(".json")) return null;
    return withProblem(path, code === "ENOENT" ? dangling : fileProblem(error));
  }
}

const loop = plainProblem("a symbolic link that leads back to itself", "Remove the link, or let it point elsewhere.");
const outside = plainProblem(
  "a symbolic link that leaves the folder of recordings",
  "Nothing outside the folder is read: copy the file here, or start the program on a folder that holds both.",
);
const dangling = plainProblem(
  "a symbolic link that points to nothing",
  "Remove the link, or restore what it points to.",
);

function withProblem(path: string, problem: Problem): FoundFile {
  return { path, size: 0, mtime: 0, problem };
}

function folderProblem(error: unknown): Problem {
  const code = errorCodeOf(error);
  return code === "EACCES" || code === "EPERM"
    ? plainProblem("the folder may not be read", "Give the account that runs the program the right to read it.")
    : plainProblem(`the folder could not be read (${code})`, "Check the folder and its disk.");
}
