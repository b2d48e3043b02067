import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Outcome, type Refused, refuse, refuseReadOnly } from "../../change/refusal";
import { type Take, takeSchema } from "../../take/take";
import { isReadOnly } from "../access";
import { errorCodeOf } from "../root";
import { inUrgentSlices } from "../slices";
import { stateFolder } from "../snapshot";
import { hashOf } from "../store/bytes";
import { realDisk } from "../store/disk";
import { diskRefusal } from "../store/disk-refusal";
import { linkRefusal, makeStateFolders } from "../store/folder";
import { idsAmong, namesIn, takesFolder, waitingFolders } from "./set-aside";

// A take is two files: `<id>.json` tells of it, and is there only once `<id>.txt`, its text, is there whole. Names are
// never used twice, so that two processes on one folder do not meet.

function fileOf(folder: string, id: string, end: "json" | "txt"): string {
  return join(/*turbopackIgnore: true*/ folder, `${id}.${end}`);
}

/** Puts a take aside, under the id that it is to have, where one is given. `base`: the root with its links resolved. */
export async function writeTake(
  base: string,
  draft: Omit<Take, "id" | "hash">,
  text: string,
  id = `${Date.now().toString(36)}-${randomBytes(4).toString("hex")}`,
): Promise<Outcome<{ take: Take }>> {
  if (isReadOnly()) return refuseReadOnly();
  try {
    const folder = takesFolder(base);
    const refused = linkRefusal(stateFolder(base)) ?? linkRefusal(folder) ?? (await madeFolder(base, folder));
    if (refused) return refused;
    const take: Take = { id, hash: hashOf(text), ...draft };
    create(fileOf(folder, id, "txt"), text);
    const unfinished = `${fileOf(folder, id, "json")}.tmp`;
    create(unfinished, JSON.stringify(take));
    renameSync(/*turbopackIgnore: true*/ unfinished, /*turbopackIgnore: true*/ fileOf(folder, id, "json"));
    return { ok: true, take };
  } catch (error) {
    return diskRefusal(draft.path, error);
  }
}

async function madeFolder(base: string, folder: string): Promise<Refused | null> {
  if (existsSync(/*turbopackIgnore: true*/ folder)) return null;
  const refused = await makeStateFolders(base, realDisk);
  if (!refused) await realDisk.makeFolder(folder);
  return refused;
}

/**
 * Makes a file that was not there. What is written outlives the process; that the disk holds it is not waited for, as
 * it is for a recording: a take that a loss of power damages is told by its hash, and can be asked for again.
 */
function create(file: string, text: string): void {
  writeFileSync(/*turbopackIgnore: true*/ file, text, { flag: "wx" });
}

/** The ids of all pending takes. */
export async function takeIds(base: string): Promise<Set<string>> {
  const folders = await waitingFolders(base);
  return new Set((await Promise.all(folders.map(namesIn))).flatMap(idsAmong));
}

/** Removes what was left of takes whose process ended while it wrote them; their ids begin with `prefix`. */
export async function removeUnfinished(base: string, prefix: string): Promise<void> {
  const folder = takesFolder(base);
  const names = await namesIn(folder);
  const whole = new Set(idsAmong(names));
  for (const name of names) {
    const [id = ""] = name.split(".");
    if (!name.startsWith(prefix) || whole.has(id)) continue;
    await realDisk.remove(join(/*turbopackIgnore: true*/ folder, name));
  }
}

/** All pending takes, the oldest first; what cannot be read is counted. */
export async function listTakes(base: string): Promise<Outcome<{ takes: Take[]; damaged: number }>> {
  try {
    const folders = await waitingFolders(base);
    const found = await Promise.all(
      folders.map(async (folder) => idsAmong(await namesIn(folder)).map((id) => ({ folder, id }))),
    );
    const takes = (await inUrgentSlices(readTakes(found.flat()))) ?? [];
    takes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
    return { ok: true, takes, damaged: found.flat().length - takes.length };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

function* readTakes(found: readonly { folder: string; id: string }[]): Generator<undefined, Take[]> {
  const takes: Take[] = [];
  for (const { folder, id } of found) {
    const take = readTake(folder, id);
    if (take) takes.push(take);
    yield;
  }
  return takes;
}

/** Takes that were read before, by their files: a take never changes. */
const known = new Map<string, Take>();
const MOST_KNOWN = 20_000;

/** Read at once, as recordings are: thousands of reads that wait their turn take seconds while others read as well. */
function readTake(folder: string, id: string): Take | null {
  const file = fileOf(folder, id, "json");
  const before = known.get(file);
  if (before) return before;
  const text = readIfThere(file);
  try {
    const take = text === null ? null : takeSchema.parse(JSON.parse(text));
    if (known.size >= MOST_KNOWN) known.clear();
    if (take) known.set(file, take);
    return take;
  } catch {
    return null;
  }
}

/** A pending take and its text. */
export async function openTake(base: string, id: string): Promise<Outcome<{ take: Take; text: string }>> {
  if (!/^[0-9a-z]+-[0-9a-f]{8}$/.test(id)) return gone(id);
  try {
    for (const folder of await waitingFolders(base)) {
      const take = readTake(folder, id);
      const text = take && readIfThere(fileOf(folder, id, "txt"));
      if (!take || text === null) continue;
      if (hashOf(text) === take.hash) return { ok: true, take, text };
      return refuse("journal", take.path, `the take ${id} is damaged`, "Ask the provider again.");
    }
    return gone(id);
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** Refuses where a take does not wait any more. */
export async function whereGone(base: string, ids: readonly string[]): Promise<Refused | null> {
  const there = await takeIds(base);
  const id = ids.find((each) => !there.has(each));
  return id === undefined ? null : gone(id);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(/*turbopackIgnore: true*/ file, "utf8");
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function gone(id: string): Refused {
  return refuse("missing", null, `there is no take ${id} (any more)`, "It was accepted or rejected elsewhere; reload.");
}
