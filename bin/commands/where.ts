import { realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nearestRoot } from "@/lib/io/nearest-root";
import { isInside } from "@/lib/io/root";
import { existingFolder } from "./check";
import { Failure } from "./support";

/** A recording that the user named: below which root, and its path there. */
export type Where = { root: string; path: string };

/** Finds the root that a file's changes are written down in; the file must be there. */
export function whereIs(folder: string, file: string, givenRoot: string | undefined): Where {
  const name = resolve(folder, file);
  if (!statSync(name, { throwIfNoEntry: false })) throw new Failure(`there is no file ${file}.`);
  const home = realpathSync(dirname(name));
  const root = rootFrom(folder, givenRoot, home);
  if (!isInside(root, home)) throw new Failure(`${file} is not below ${givenRoot}.`);
  return {
    root,
    path: relative(root, join(home, basename(name)))
      .split(sep)
      .join("/"),
  };
}

/** The root that the user named, or the nearest one to a folder. */
export function rootFrom(folder: string, givenRoot: string | undefined, near = realpathSync(folder)): string {
  return givenRoot === undefined ? nearestRoot(near) : existingFolder(folder, givenRoot);
}
