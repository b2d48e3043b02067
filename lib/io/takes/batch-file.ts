import { randomBytes } from "node:crypto";
import { appendFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Outcome, refuse, refuseReadOnly } from "../../change/refusal";
import type { UnfinishedBatch } from "../../take/batch";
import { isReadOnly } from "../access";
import { errorCodeOf } from "../root";
import { stateFolder } from "../snapshot";
import { realDisk } from "../store/disk";
import { diskRefusal } from "../store/disk-refusal";
import { linkRefusal, makeStateFolders } from "../store/folder";
import { isLocked } from "../store/lock";
import { baseOf } from "../store/place";
import { takeIds } from "./files";

// A batch is a file `<id>.plan`: what is to be asked, and behind it a line for each request that was answered, with its
// number. It outlives its process; `<id>.lock` says which one works at it. It is gone once all are answered.

const planSchema = z.object({ at: z.string(), requests: z.array(z.string()), chain: z.boolean().default(false) });

/** A request of a batch: its number in the plan, and the recording that it is for. */
type Request = { number: number; path: string };

/** What is left of a batch. */
export type Batch = {
  id: string;
  at: string;
  total: number;
  left: Request[];
  /** Where later turns are asked with the new answers of earlier ones: all of its paths, by their numbers. */
  chain: string[] | null;
};

function folderOf(base: string): string {
  return join(/*turbopackIgnore: true*/ stateFolder(base), "batches");
}

function planOf(base: string, id: string): string {
  return join(/*turbopackIgnore: true*/ folderOf(base), `${id}.plan`);
}

export function lockOf(base: string, id: string): string {
  return join(/*turbopackIgnore: true*/ folderOf(base), `${id}.lock`);
}

/** The id that the take of a request has: by it, a request is known to be answered even if nothing else could be written. */
export function takeIdOf(batch: Batch, number: number): string {
  return `${batch.id}-${number.toString(16).padStart(8, "0")}`;
}

/**
 * Writes down what is to be asked: one request a path. Batches that have nothing else left are forgotten. `chain`: each
 * path once, and behind those whose answers its request holds.
 */
export async function beginBatch(
  base: string,
  paths: readonly string[],
  chain = false,
): Promise<Outcome<{ batch: Batch }>> {
  if (isReadOnly()) return refuseReadOnly();
  try {
    const refused = (await makeStateFolders(base, realDisk)) ?? linkRefusal(folderOf(base));
    if (refused) return refused;
    await realDisk.makeFolder(folderOf(base));
    await forgetRepeated(base, new Set(paths));
    const id = `${Date.now().toString(36)}${randomBytes(4).toString("hex")}`;
    const at = new Date().toISOString();
    await realDisk.create(
      planOf(base, id),
      Buffer.from(`${JSON.stringify({ at, requests: paths, ...(chain && { chain }) })}\n`),
      null,
    );
    const left = paths.map((path, number) => ({ number, path }));
    return { ok: true, batch: { id, at, total: paths.length, left, chain: chain ? [...paths] : null } };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** Writes down that a request was answered. */
export function noteAnswered(base: string, { id }: Batch, number: number): void {
  appendFileSync(/*turbopackIgnore: true*/ planOf(base, id), `${number}\n`);
}

/** A batch that nobody works at, as it was left. */
export async function unfinishedBatch(base: string, id: string): Promise<Outcome<{ batch: Batch }>> {
  const gone = refuse(
    "missing",
    null,
    "there is nothing left to resume",
    "It was resumed or discarded elsewhere; reload.",
  );
  if (!/^[0-9a-z]+$/.test(id)) return gone;
  try {
    if (isLocked(lockOf(base, id))) return refuse("busy", null, "it is being resumed already", "Wait for it to end.");
    const batch = await readBatch(base, id, await takeIds(base));
    return batch && batch.left.length > 0 ? { ok: true, batch } : gone;
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** The batches that were left before all was answered, the latest first. */
export async function unfinishedBatches(base: string): Promise<Outcome<{ batches: Batch[] }>> {
  try {
    const answered = await takeIds(base);
    const batches: Batch[] = [];
    for (const name of await namesIn(folderOf(base))) {
      const id = name.slice(0, -".plan".length);
      const batch = isLocked(lockOf(base, id)) ? null : await readBatch(base, id, answered);
      if (batch && batch.left.length > 0) batches.push(batch);
    }
    return { ok: true, batches: batches.sort((a, b) => (a.at < b.at ? 1 : -1)) };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

/** The same in numbers; none where they cannot be read. */
export async function unfinishedIn(root: string): Promise<UnfinishedBatch[]> {
  const found = baseOf(root);
  const read = found.ok ? await unfinishedBatches(found.base) : found;
  return read.ok ? read.batches.map(({ id, at, total, left }) => ({ id, at, total, left: left.length })) : [];
}

/** Forgets what is left of a batch. Its takes stay. */
export async function discardBatch(base: string, id: string): Promise<Outcome<object>> {
  if (isReadOnly()) return refuseReadOnly();
  if (!/^[0-9a-z]+$/.test(id)) return { ok: true };
  try {
    await realDisk.remove(planOf(base, id));
    return { ok: true };
  } catch (error) {
    return diskRefusal(null, error);
  }
}

async function forgetRepeated(base: string, paths: ReadonlySet<string>): Promise<void> {
  const found = await unfinishedBatches(base);
  if (!found.ok) return;
  for (const { id, left } of found.batches) {
    if (left.every(({ path }) => paths.has(path))) await discardBatch(base, id);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(/*turbopackIgnore: true*/ folder)).filter((name) => /^[0-9a-z]+\.plan$/.test(name));
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return [];
    throw error;
  }
}

/** Null where there is none that can be read. */
async function readBatch(base: string, id: string, answered: ReadonlySet<string>): Promise<Batch | null> {
  const text = await textOf(planOf(base, id));
  // A last line without its end was cut off while it was written.
  const [first = "", ...lines] = text?.slice(0, text.lastIndexOf("\n")).split("\n") ?? [];
  const parsed = planSchema.safeParse(parsedJson(first));
  if (!parsed.success) return null;
  const { at, requests, chain } = parsed.data;
  const batch: Batch = { id, at, total: requests.length, left: [], chain: chain ? requests : null };
  const done = new Set(lines);
  for (const [number, path] of requests.entries()) {
    if (!done.has(String(number)) && !answered.has(takeIdOf(batch, number))) batch.left.push({ number, path });
  }
  return batch;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(/*turbopackIgnore: true*/ file, "utf8");
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off while it was written: nothing was asked then.
    return null;
  }
}
