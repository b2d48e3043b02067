import { randomBytes } from "node:crypto";
import type { JobSummary, JobView } from "../change/job";

/** What a job has at hand: `signal` says that it is to stop, `progress` how many of its items are done, or failed. */
export type JobControl = { signal: AbortSignal; progress: (done: number, failures?: number) => void };

type Job = { view: Omit<JobView, "elapsed">; from: number; to: number | null; cancel: AbortController };

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckJobs: Map<string, Job> | undefined;
}

/** Jobs that are over and still remembered. */
const KEPT = 50;

/**
 * Starts long work over `total` items, and gives its id; pages follow it by `jobView`. Work that was told to stop ends
 * soon, with a summary of what it did until then. What it throws is the job's failure.
 */
export function startJob(
  title: string,
  total: number,
  work: (control: JobControl) => Promise<JobSummary>,
): { id: string; ended: Promise<void> } {
  const id = randomBytes(8).toString("hex");
  const view: Job["view"] = { id, title, state: "running", done: 0, failures: 0, total, summary: null, problem: null };
  const job: Job = { view, from: performance.now(), to: null, cancel: new AbortController() };
  jobs().set(id, job);
  forgetOldest();
  return { id, ended: run(job, work) };
}

/** A job as it is now; null where it is not known (any more). */
export function jobView(id: string): JobView | null {
  const job = jobs().get(id);
  return job ? { ...job.view, elapsed: (job.to ?? performance.now()) - job.from } : null;
}

/** Tells a job to stop. */
export function cancelJob(id: string): void {
  jobs().get(id)?.cancel.abort();
}

async function run(job: Job, work: (control: JobControl) => Promise<JobSummary>): Promise<void> {
  const { view, cancel } = job;
  const progress = (done: number, failures = view.failures) => {
    view.failures = failures;
    view.done = Math.max(view.done, Math.min(done, view.total));
  };
  try {
    view.summary = await work({ signal: cancel.signal, progress });
    // What was told to stop when all was done is no less done.
    view.state = cancel.signal.aborted && view.done < view.total ? "cancelled" : "done";
  } catch (error) {
    // Nobody awaits a job: whoever follows it hears of a bug here.
    view.state = "failed";
    view.problem = error instanceof Error ? error.message : String(error);
    console.error(error);
  }
  job.to = performance.now();
}

function jobs(): Map<string, Job> {
  globalThis.tapedeckJobs ??= new Map();
  return globalThis.tapedeckJobs;
}

function forgetOldest(): void {
  const over = [...jobs()].filter(([, { to }]) => to !== null);
  for (const [id] of over.slice(0, Math.max(0, over.length - KEPT))) jobs().delete(id);
}
