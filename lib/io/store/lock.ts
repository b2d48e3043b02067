import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";
import { type Refused, refuse } from "../../change/refusal";
import { errorCodeOf } from "../root";
import { isAlive, startOf } from "./process";

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckWriting: Map<string, Promise<void>> | undefined;
}

/** Milliseconds: how long a process waits for another one, between two looks, and between two signs of life. */
const PATIENCE = 20_000;
const PAUSE = 15;
const HEARTBEAT = 5000;
/** A lock without a sign of life for so long belongs to nobody, where its process cannot be asked. */
const SILENCE = 60_000;
/** Reading, judging and removing a stale lock takes no longer. */
const TAKEOVER = 5000;

const ownerSchema = z.object({
  pid: z.number().int(),
  host: z.string(),
  /** When the process was started, in the system's own words: process numbers come again. */
  started: z.string().nullable(),
  at: z.string(),
  nonce: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Runs `work` while nobody else, in this process or in another, changes files below the same root. */
export async function withLock<T>(base: string, lock: string, work: () => Promise<T>): Promise<T | Refused> {
  globalThis.tapedeckWriting ??= new Map();
  const queue = globalThis.tapedeckWriting;
  const before = queue.get(base) ?? Promise.resolve();
  const done = before.then(() => lockedWork(lock, work));
  const settled = done.then(
    () => undefined,
    // Whoever asked for the work hears of its failure; the next one in the queue does its own.
    () => undefined,
  );
  queue.set(base, settled);
  try {
    return await done;
  } finally {
    if (queue.get(base) === settled) queue.delete(base);
  }
}

/** Whether a living process holds a lock. */
export function isLocked(lock: string): boolean {
  return typeof holderOf(lock) === "number";
}

async function lockedWork<T>(lock: string, work: () => Promise<T>): Promise<T | Refused> {
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    at: new Date().toISOString(),
    nonce: randomBytes(8).toString("hex"),
  };
  const busy = await acquire(lock, owner);
  if (busy) return busy;
  const heart = setInterval(() => {
    showLife(lock);
  }, HEARTBEAT);
  heart.unref();
  try {
    return await work();
  } finally {
    clearInterval(heart);
    release(lock, owner.nonce);
  }
}

async function acquire(lock: string, owner: Owner): Promise<Refused | null> {
  const until = performance.now() + PATIENCE;
  while (!make(lock, JSON.stringify(owner))) {
    const holder = holderOf(lock);
    if (holder === "nobody") await takeOver(lock);
    else if (holder !== "gone") {
      if (performance.now() > until) {
        const hint = "Wait until it is done, or end it; then try again.";
        return refuse("busy", null, `another process (${holder}) is changing recordings of this folder`, hint);
      }
      await setTimeout(PAUSE);
    }
  }
  return null;
}

function make(file: string, content: string): boolean {
  try {
    writeFileSync(/*turbopackIgnore: true*/ file, content, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCodeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** The process number of a lock's living holder; `nobody` where it died, `gone` where there is no lock any more. */
function holderOf(lock: string): number | "nobody" | "gone" {
  try {
    const silent = Date.now() - statSync(/*turbopackIgnore: true*/ lock).mtimeMs;
    const owner = parsedOwner(readFileSync(/*turbopackIgnore: true*/ lock, "utf8"));
    // The name is there a moment before the content is.
    if (!owner) return silent > TAKEOVER ? "nobody" : 0;
    if (owner.host === hostname()) {
      if (!isAlive(owner.pid, owner.started)) return "nobody";
      if (owner.started !== null) return owner.pid;
    }
    return silent > SILENCE ? "nobody" : owner.pid;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return "gone";
    throw error;
  }
}

function parsedOwner(text: string): Owner | null {
  try {
    return ownerSchema.parse(JSON.parse(text));
  } catch {
    // Cut off while it was written: nobody's name can be read from it.
    return null;
  }
}

/** Removes a dead process's lock. One process at a time, else one could remove the lock that another has just made. */
async function takeOver(lock: string): Promise<void> {
  const guard = `${lock}.takeover`;
  if (!make(guard, String(process.pid))) {
    const age = ageOf(guard);
    if (age !== null && age > TAKEOVER) removeFile(guard);
    else await setTimeout(PAUSE);
    return;
  }
  try {
    if (holderOf(lock) === "nobody") removeFile(lock);
  } finally {
    removeFile(guard);
  }
}

function release(lock: string, nonce: string): void {
  try {
    const owner = parsedOwner(readFileSync(/*turbopackIgnore: true*/ lock, "utf8"));
    if (owner?.nonce === nonce) removeFile(lock);
  } catch (error) {
    if (errorCodeOf(error) !== "ENOENT") throw error;
  }
}

function ageOf(file: string): number | null {
  try {
    return Date.now() - statSync(/*turbopackIgnore: true*/ file).mtimeMs;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return null;
    throw error;
  }
}

function removeFile(file: string): void {
  rmSync(/*turbopackIgnore: true*/ file, { force: true });
}

function showLife(lock: string): void {
  try {
    const now = new Date();
    utimesSync(/*turbopackIgnore: true*/ lock, now, now);
  } catch (error) {
    // Without a sign of life the work goes on all the same.
    errorCodeOf(error);
  }
}
