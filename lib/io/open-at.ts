import { realpathSync } from "node:fs";
import { join } from "node:path";
import { openRecording, type Recording } from "../recording/recording";
import { readTextFile } from "./read";
import { errorCodeOf, isInside } from "./root";

/**
 * The recording at a path below a root (absolute, resolved), for rules and answers that compare many: null where it
 * is gone, unreadable, or a link that leads out.
 */
export function openAt(root: string, path: string): Recording | null {
  try {
    const file = realpathSync(/*turbopackIgnore: true*/ join(/*turbopackIgnore: true*/ root, path));
    if (!isInside(root, file)) return null;
    const read = readTextFile(file);
    const opened = read.ok ? openRecording(path, read.text) : null;
    return opened?.ok ? opened.recording : null;
  } catch (error) {
    errorCodeOf(error);
    return null;
  }
}
