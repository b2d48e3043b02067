import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type CheckedFile, checkFile } from "../check";
import type { FoundFile } from "../walk";
import { type CheckSetup, factsOf } from "./setup";

/** Fewer files are checked before another thread has started. */
const WORTH_THREADS = 150;
/** Files that a thread is given at a time: few enough that all threads end at the same time. */
const BATCH = 24;
const MAX_THREADS = 8;

type Progress = (done: number) => void;

/**
 * Checks files (in any order; the result is in theirs) in several threads where that is faster. `program`: the bundle
 * that calls `serveChecks` when it is run as a thread; null for one thread. Where a thread fails to start, the caller's
 * own does its part.
 */
export async function checkFiles(
  setup: CheckSetup,
  files: readonly FoundFile[],
  program: URL | null,
  progress: Progress = () => {},
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  let next = 0;
  let done = 0;
  const take = () => {
    const from = next;
    next = Math.min(files.length, from + BATCH);
    return from < next ? { from, batch: files.slice(from, next) } : null;
  };
  const put = (from: number, batch: readonly CheckedFile[]) => {
    for (const [at, file] of batch.entries()) checked[from + at] = file;
    done += batch.length;
    progress(done);
  };
  const threads = files.length < WORTH_THREADS ? 1 : Math.min(availableParallelism(), MAX_THREADS);
  const lost = program && threads > 1 ? await inThreads(setup, program, threads, take, put) : [];
  const facts = factsOf(setup);
  for (let work = lost.pop() ?? take(); work; work = lost.pop() ?? take()) {
    put(
      work.from,
      work.batch.map((file) => checkFile(setup.root, file, facts, setup.config)),
    );
  }
  return checked;
}

type Work = { from: number; batch: FoundFile[] };

/** Resolves when all threads have ended; gives the work of threads that failed. */
async function inThreads(
  setup: CheckSetup,
  program: URL,
  threads: number,
  take: () => Work | null,
  put: (from: number, batch: readonly CheckedFile[]) => void,
): Promise<Work[]> {
  const lost: Work[] = [];
  const run = () =>
    new Promise<void>((ended) => {
      const worker = new Worker(program, { workerData: { tapedeckCheck: setup } });
      let work = take();
      worker.on("online", () => worker.postMessage(work?.batch ?? null));
      worker.on("message", (batch: CheckedFile[]) => {
        if (work) put(work.from, batch);
        work = take();
        worker.postMessage(work?.batch ?? null);
      });
      // What it was given is not lost: the caller does it, and hears of what fails there too.
      worker.on("error", () => {});
      worker.on("exit", () => {
        if (work) lost.push(work);
        ended();
      });
    });
  await Promise.all(Array.from({ length: threads }, run));
  return lost;
}

/** In a thread of `checkFiles`: checks what it is given until there is nothing more. False in any other place. */
export function serveChecks(): boolean {
  const setup: CheckSetup | undefined = workerData?.tapedeckCheck;
  if (isMainThread || !parentPort || !setup) return false;
  const port = parentPort;
  const facts = factsOf(setup);
  port.on("message", (batch: FoundFile[] | null) => {
    if (batch) port.postMessage(batch.map((file) => checkFile(setup.root, file, facts, setup.config)));
    else port.close();
  });
  return true;
}
