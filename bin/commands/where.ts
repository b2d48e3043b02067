import { realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
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
  return whereWas(folder, file, givenRoot);
}

/** The same of a file that may be gone, with its folder. */
export function whereWas(folder: string, file: string, givenRoot: string | undefined): Where {
  const name = resolve(folder, file);
  let there = dirname(name);
  while (!statSync(there, { throwIfNoEntry: false })) there = dirname(there);
  const home = realpathSync(there);
  const root = rootFrom(folder, givenRoot, home);
  if (!isInside(root, home)) throw new Failure(`${file} is not below ${givenRoot}.`);
  return {
    root,
    path: relative(root, join(home, relative(there, name)))
      .split(sep)
      .join("/"),
  };
}

/** The root that the user named, or the nearest one to a folder. */
export function rootFrom(folder: string, givenRoot: string | undefined, near = realpathSync(folder)): string {
  return givenRoot === undefined ? nearestRoot(near) : existingFolder(folder, givenRoot);
}
