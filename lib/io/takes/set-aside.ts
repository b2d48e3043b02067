import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { readdir, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { errorCodeOf } from "../root";
import { stateFolder } from "../snapshot";
import { realDisk } from "../store/disk";
import { journalOf } from "../store/journal";

// Decided takes are not lost: they lie in `decided/<id>`, where the id is that of the change that accepted one of them,
// or of a rejection. While that change is undone they wait again, where they lie; a rejection is taken back by moving
// its takes back.

/** Days that decided takes are kept. */
const KEPT = 30;

export function takesFolder(base: string): string {
  return join(/*turbopackIgnore: true*/ stateFolder(base), "takes");
}

function decidedFolder(base: string, ...names: string[]): string {
  return join(/*turbopackIgnore: true*/ takesFolder(base), "decided", ...names);
}

/** The folders with takes that wait. */
export async function waitingFolders(base: string): Promise<string[]> {
  const decided = await namesIn(decidedFolder(base));
  if (decided.length === 0) return [takesFolder(base)];
  const journal = journalOf(base);
  journal.refresh();
  const undone = decided.filter((id) => journal.timeline.get(id)?.state === "undone");
  return [takesFolder(base), ...undone.map((id) => decidedFolder(base, id))];
}

/** A name for a rejection: no change has such a one. */
export function newRejection(): string {
  return `rejected-${Date.now().toString(36)}${randomBytes(4).toString("hex")}`;
}

/** Sets takes aside, under the id of what decided on them. Those that are gone already count as set aside. */
export async function setAside(base: string, ids: readonly string[], decision: string): Promise<void> {
  if (ids.length === 0) return;
  await removeOld(base);
  const to = decidedFolder(base, decision);
  await realDisk.makeFolder(to);
  for (const from of await waitingFolders(base)) if (from !== to) await moveTakes(from, to, ids, ["json", "txt"]);
}

/** Lets rejected takes wait again; says how many there were. */
export async function takeBack(base: string, rejection: string): Promise<number> {
  const from = decidedFolder(base, rejection);
  const ids = idsAmong(await namesIn(from));
  await moveTakes(from, takesFolder(base), ids, ["txt", "json"]);
  await removeFolder(from);
  return ids.length;
}

/** Where a take waits, what tells of it is never there without its text. */
async function moveTakes(from: string, to: string, ids: readonly string[], ends: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const end of ends) {
      const name = `${id}.${end}`;
      await moveIfThere(join(/*turbopackIgnore: true*/ from, name), join(/*turbopackIgnore: true*/ to, name));
    }
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await realDisk.rename(from, to);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") throw error;
  }
}

async function removeOld(base: string): Promise<void> {
  for (const name of await namesIn(decidedFolder(base))) {
    const folder = decidedFolder(base, name);
    const days = (Date.now() - statSync(/*turbopackIgnore: true*/ folder).mtimeMs) / 86_400_000;
    if (days < KEPT) continue;
    for (const file of await namesIn(folder)) await realDisk.remove(join(/*turbopackIgnore: true*/ folder, file));
    await removeFolder(folder);
  }
}

async function removeFolder(folder: string): Promise<void> {
  try {
    await rmdir(/*turbopackIgnore: true*/ folder);
  } catch (error) {
    // Somebody else put something there, or removed it.
    errorCodeOf(error);
  }
}

/** The ids of the takes among the names in a folder. */
export function idsAmong(names: readonly string[]): string[] {
  return names.flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -".json".length)] : []));
}

export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(/*turbopackIgnore: true*/ folder);
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return [];
    throw error;
  }
}
