import { pathToFileURL } from "node:url";
import type { JobSummary } from "../../change/job";
import type { Outcome } from "../../change/refusal";
import { formatCount, formatQuantity } from "../../format/human";
import { startJob } from "../jobs";
import { baseOf } from "../store/place";
import type { Access } from "./askable";
import { inChainOrder } from "./asking-in-order";
import { type Batch, beginBatch, discardBatch, unfinishedBatch } from "./batch-file";
import { forgetLive, setLive } from "./live";
import type { Rerecording } from "./rerecording";
import { runBatch } from "./run-batch";

/**
 * Begins to ask again for each path, one named twice twice; gives the job. Takes wait for a decision. `chain`: later
 * turns are asked with the new answers of earlier ones, each path once.
 */
export async function startRerecording(
  root: string,
  paths: readonly string[],
  access: Access,
  chain = false,
): Promise<Outcome<{ job: string }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const begun = await beginBatch(found.base, chain ? await inChainOrder(found.base, paths) : paths, chain);
  if (!begun.ok) return begun;
  const recordings = new Set(paths).size;
  const often = paths.length > recordings ? ` (${formatQuantity(paths.length, "request")})` : "";
  const how = chain ? ", later turns with new answers" : often;
  const title = `Re-record ${formatQuantity(recordings, "recording")}${how}`;
  return { ok: true, job: startBatch(title, root, found.base, begun.batch, access) };
}

/** Goes on with a batch where it was left; gives the job. */
export async function resumeRerecording(root: string, id: string, access: Access): Promise<Outcome<{ job: string }>> {
  const found = baseOf(root);
  if (!found.ok) return found;
  const read = await unfinishedBatch(found.base, id);
  if (!read.ok) return read;
  const { left, total } = read.batch;
  const title = `Re-record the rest: ${formatCount(left.length)} of ${formatQuantity(total, "request")}`;
  return { ok: true, job: startBatch(title, root, found.base, read.batch, access) };
}

/** A single answer is shown as it comes. */
function startBatch(title: string, root: string, base: string, batch: Batch, access: Access): string {
  const isSingle = batch.total === 1;
  const { id, ended } = startJob(title, batch.left.length, async ({ signal, progress }) => {
    let [done, failures] = [0, 0];
    const onDone = ({ status }: Rerecording) => {
      // What is let go when the job is told to stop was not asked.
      if (signal.aborted) return;
      if (status === "failed") failures++;
      progress(++done, failures);
    };
    const onText = (path: string, textSoFar: () => string | null) => setLive(id, path, textSoFar);
    const options = { signal, onDone, program: threadProgram(), ...(isSingle && { onText }) };
    const run = await runBatch(root, base, batch, access, options);
    if (!run.ok) throw new Error(run.refusal.problem.message);
    const summary = summaryOf(run.results);
    if (run.left === 0) return summary;
    if (!isSingle) return { ...summary, batch: batch.id };
    // Whoever asked for one alone has seen what became of it, and asks again where it was asked for.
    await discardBatch(base, batch.id);
    return summary;
  });
  void ended.then(() => forgetLive(id));
  return id;
}

/** Whoever started the server says where the bundle is; none where it is run from its sources. */
function threadProgram(): URL | null {
  const file = process.env.TAPEDECK_ASKING_THREAD;
  return file ? pathToFileURL(file) : null;
}

function summaryOf(results: readonly Rerecording[]): JobSummary {
  const summary: JobSummary = { changed: 0, unchanged: 0, failed: [], changes: [], takes: 0 };
  for (const result of results) {
    const { path, status, take } = result;
    if (result.status === "failed") {
      if (result.stopped) summary.stopped = [...(summary.stopped ?? []), { path, why: result.error }];
      else summary.failed.push({ path, why: result.error });
    }
    if (status === "identical") summary.unchanged++;
    if (take) summary.takes = (summary.takes ?? 0) + 1;
  }
  return summary;
}
