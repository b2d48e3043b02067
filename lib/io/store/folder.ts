import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type Refused, refuse } from "../../change/refusal";
import { errorCodeOf } from "../root";
import { stateFolder } from "../snapshot";
import type { Disk } from "./disk";

/** What the store keeps below `<root>/.tapedeck`: absolute names. */
export type StateFiles = { state: string; journal: string; log: string; blobs: string; trash: string; lock: string };

/** Where they lie; `base` is the root with its links resolved. Nothing is made. */
export function stateFilesOf(base: string): StateFiles {
  const state = stateFolder(base);
  const inside = (...names: string[]) => join(/*turbopackIgnore: true*/ state, ...names);
  return {
    state,
    journal: inside("journal"),
    log: inside("journal", "log.jsonl"),
    blobs: inside("journal", "texts.gz"),
    trash: inside("trash"),
    lock: inside("lock"),
  };
}

/**
 * Makes the folders of the store, kept out of git. Null where all is well. A link in their place is refused: whoever
 * wrote the repository could let it point to anywhere.
 */
export async function makeStateFolders(base: string, disk: Disk): Promise<Refused | null> {
  const { state, journal, log, blobs, trash, lock } = stateFilesOf(base);
  const ignore = join(/*turbopackIgnore: true*/ state, ".gitignore");
  for (const name of [state, journal, trash, log, blobs, lock, ignore]) {
    if (kindAt(name) === "link") {
      return refuse("outside", null, `\`${name}\` is a symbolic link`, "Remove the link: the journal is kept inside.");
    }
  }
  if (kindAt(journal) === "missing") await disk.makeFolder(journal);
  if (kindAt(ignore) === "missing") await disk.append(ignore, Buffer.from("*\n"), false);
  return null;
}

/** Refuses a folder that is a link: whoever wrote the repository could let it point to anywhere. */
export function linkRefusal(folder: string): Refused | null {
  if (kindAt(folder) !== "link") return null;
  return refuse("outside", null, `\`${folder}\` is a symbolic link`, "Remove the link: its files are kept inside.");
}

function kindAt(file: string): "missing" | "link" | "other" {
  try {
    return lstatSync(/*turbopackIgnore: true*/ file).isSymbolicLink() ? "link" : "other";
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return "missing";
    throw error;
  }
}
