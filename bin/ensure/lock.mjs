import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

const PAUSE = 200;
/** A folder without its owner's number for so long (milliseconds) belongs to a process that died between the two. */
const GRACE = 5000;

/** Runs `work` while no other process does; waits for the one that does, unless it has died. */
export async function withLock(cache, work) {
  const lock = join(cache, "ensure.lock");
  let told = false;
  while (!take(lock)) {
    const owner = ownerOf(lock);
    if (owner === "gone") rmSync(lock, { recursive: true, force: true });
    else {
      if (!told) process.stderr.write(`tapedeck: another process (${owner}) is preparing the same; waiting for it …\n`);
      told = true;
      await setTimeout(PAUSE);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  await work();
  process.removeListener("exit", release);
  release();
}

function take(lock) {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(join(lock, "owner"), String(process.pid));
  return true;
}

function ownerOf(lock) {
  try {
    const owner = Number(readFileSync(join(lock, "owner"), "utf8"));
    if (owner === 0) return ageOf(lock) < GRACE ? "unknown" : "gone";
    process.kill(owner, 0);
    return owner;
  } catch (error) {
    if (error.code === "ESRCH") return "gone";
    // The process lives and belongs to somebody else.
    if (error.code === "EPERM") return "unknown";
    if (error.code === "ENOENT") return ageOf(lock) < GRACE ? "unknown" : "gone";
    throw error;
  }
}

function ageOf(lock) {
  const stat = statSync(lock, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}
