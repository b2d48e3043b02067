import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { repositoryOf } from "./repository";
import { isInside } from "./root";
import { stateFolder } from "./snapshot";

/**
 * The folder whose journal a change belongs to, for a folder (absolute, resolved) that holds recordings: the one that
 * `TAPEDECK_ROOT` names, if it holds the folder; else the nearest one above with a `.tapedeck`; else the top of the git
 * work tree; else the parent of a folder `recordings`; else the folder itself.
 */
export function nearestRoot(folder: string): string {
  const named = configuredAbove(folder);
  if (named) return named;
  for (const each of upwards(folder)) if (existsSync(/*turbopackIgnore: true*/ stateFolder(each))) return each;
  const repository = repositoryOf(folder);
  if (repository) return realpathSync(/*turbopackIgnore: true*/ repository.top);
  const recordings = upwards(folder).find((each) => basename(each) === "recordings");
  return recordings === undefined ? folder : dirname(recordings);
}

function configuredAbove(folder: string): string | null {
  const { TAPEDECK_ROOT } = process.env;
  if (!TAPEDECK_ROOT || !existsSync(/*turbopackIgnore: true*/ TAPEDECK_ROOT)) return null;
  const root = realpathSync(/*turbopackIgnore: true*/ resolve(/*turbopackIgnore: true*/ TAPEDECK_ROOT));
  return isInside(root, folder) ? root : null;
}

/** The folder and all above it, from the nearest to the top. */
function upwards(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}
