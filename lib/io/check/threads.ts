import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { type CheckedFile, checkFile } from "../check";
import type { FoundFile } from "../walk";
import { type CheckSetup, factsOf } from "./setup";

/** Fewer files are checked before another thread has started. */
const WORTH_THREADS = 150;
/** Files that a thread takes at a time: few, so that all threads end at the same time. */
const BATCH = 8;
const MAX_THREADS = 8;
/**
 * Each thread compiles for itself what runs often, on processors that are all busy. So less is compiled: what has run
 * for twice as long as V8 would wait. It saves an eighth of the time.
 */
const COMPILE_LATER = "--interrupt-budget=264000";

type Progress = (done: number) => void;
type Checked = { from: number; batch: CheckedFile[] };

/** What a thread is started with. `next` is shared by all: the first file that nobody has taken. */
type Start = { setup: CheckSetup; files: readonly FoundFile[]; next: Int32Array };

/**
 * Checks files (in any order; the result is in theirs) in several threads where that is faster. The caller's own is one
 * of them, so that there is one less to start. `program`: calls `serveChecks`; null for one thread. What a thread that
 * fails has taken, the caller's own does in the end.
 */
export async function checkFiles(
  setup: CheckSetup,
  files: readonly FoundFile[],
  program: URL | null,
  progress: Progress = () => {},
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  let done = 0;
  const put = ({ from, batch }: Checked) => {
    for (const [at, file] of batch.entries()) checked[from + at] = file;
    done += batch.length;
    progress(done);
  };
  const start: Start = { setup, files, next: new Int32Array(new SharedArrayBuffer(4)) };
  const threads = files.length < WORTH_THREADS ? 1 : Math.min(availableParallelism(), MAX_THREADS);
  const others = program && threads > 1 ? startThreads(program, threads - 1, start, put) : [];
  for (const batch of batchesOf(start)) {
    put(batch);
    // Lets in what the other threads have done.
    if (others.length > 0) await setImmediate();
  }
  await Promise.all(others);
  const facts = factsOf(setup);
  for (const [at, file] of files.entries()) {
    if (!checked[at]) put({ from: at, batch: [checkFile(setup.root, file, facts, setup.config)] });
  }
  return checked;
}

/** One promise for each thread, kept when it has ended. */
function startThreads(program: URL, count: number, start: Start, put: (batch: Checked) => void): Promise<void>[] {
  setFlagsFromString(COMPILE_LATER);
  return Array.from({ length: count }, () => {
    const worker = new Worker(program, { workerData: start });
    worker.on("message", put);
    // What it had taken is not lost: the caller does it, and hears of what fails there too.
    worker.on("error", () => {});
    return new Promise((ended) => worker.once("exit", () => ended()));
  });
}

/** Takes files and checks them, until nobody has any left to take. */
function* batchesOf({ setup, files, next }: Start): Generator<Checked> {
  const facts = factsOf(setup);
  for (;;) {
    const from = Atomics.add(next, 0, BATCH);
    if (from >= files.length) return;
    const batch = files.slice(from, from + BATCH).map((file) => checkFile(setup.root, file, facts, setup.config));
    yield { from, batch };
  }
}

/** In a thread of `checkFiles`: checks files until there is nothing more. */
export function serveChecks(): void {
  const start: Start = workerData;
  for (const batch of batchesOf(start)) parentPort?.postMessage(batch);
}
