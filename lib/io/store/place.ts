import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Outcome, type Refused, refuse } from "../../change/refusal";
import { CONFIG_NAME } from "../config-name";
import { errorCodeOf, fileProblem, isInside } from "../root";
import { isSkipped } from "../walk";

/** Where a recording stands, or is to stand: `path` relative to the root, all links resolved. */
export type Place = { path: string; file: string };

/** The root with its links resolved. */
export function baseOf(root: string): Outcome<{ base: string }> {
  try {
    return { ok: true, base: realpathSync.native(/*turbopackIgnore: true*/ root) };
  } catch (error) {
    return { ok: false, refusal: { reason: "missing", path: null, problem: fileProblem(error) } };
  }
}

/**
 * The place of a path that a client supplied, for writing: below the root (absolute, resolved) whatever links are on
 * the way, a recording's name, and none of the folders that a catalog leaves out. The file need not be there.
 */
export function placeOf(base: string, path: string): Outcome<{ place: Place }> {
  const steps = path.split("/");
  if (path.includes("\0") || isAbsolute(path) || steps.some((step) => step === "" || step === "." || step === "..")) {
    return outside(path);
  }
  try {
    const file = resolved(resolve(/*turbopackIgnore: true*/ base, path));
    if (file === null || !isInside(base, file) || file === base) return outside(path);
    const inner = relative(base, file).split(sep).join("/");
    return objectionTo(path) ?? objectionTo(inner) ?? { ok: true, place: { path: inner, file } };
  } catch (error) {
    return { ok: false, refusal: { reason: "disk", path, problem: fileProblem(error) } };
  }
}

/** With all links resolved, as far as the path exists; null for a link that points to nothing. */
function resolved(file: string): string | null {
  try {
    return realpathSync.native(/*turbopackIgnore: true*/ file);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") throw error;
  }
  if (isThere(file)) return null;
  const folder = dirname(file);
  const above = folder === file ? null : resolved(folder);
  return above === null ? null : join(/*turbopackIgnore: true*/ above, basename(file));
}

function isThere(file: string): boolean {
  try {
    lstatSync(/*turbopackIgnore: true*/ file);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}

function objectionTo(path: string): Refused | null {
  const steps = path.split("/");
  // Some disks take `.GIT` for `.git`.
  if (steps.slice(0, -1).some((step) => isSkipped(step.toLowerCase()))) return outside(path);
  if (!path.endsWith(".json")) return refuse("outside", path, "no recording has such a name", "End it with `.json`.");
  if (path.toLowerCase() !== CONFIG_NAME) return null;
  return refuse("outside", path, `\`${CONFIG_NAME}\` is no recording`, "Change the configuration with a text editor.");
}

function outside(path: string): Refused {
  const message = `\`${path}\` is not a path inside the folder of recordings`;
  return refuse("outside", path, message, "Name a file below the folder that the program was started on.");
}
