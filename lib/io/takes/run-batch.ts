import type { Outcome } from "../../change/refusal";
import { withLock } from "../store/lock";
import type { Access } from "./askable";
import { askingInOrder } from "./asking-in-order";
import { type RerecordOptions, rerecordMany } from "./batch";
import { type Batch, discardBatch, lockOf, noteAnswered, takeIdOf } from "./batch-file";
import { removeUnfinished } from "./files";
import type { Rerecording } from "./rerecording";

type Options = Pick<RerecordOptions, "signal" | "onText" | "program"> & { onDone: (result: Rerecording) => void };

/**
 * Asks for what is left of a batch, and writes down what was answered as it comes: a batch that ends early, with its
 * process too, is resumed where it was left. The results are in the order of what was left.
 */
export async function runBatch(
  root: string,
  base: string,
  batch: Batch,
  access: Access,
  { onDone, ...options }: Options,
): Promise<Outcome<{ results: Rerecording[]; left: number }>> {
  const { left } = batch;
  const lock = lockOf(base, batch.id);
  return withLock(lock, lock, async () => {
    await removeUnfinished(base, `${batch.id}-`);
    const chain = await askingInOrder(base, batch, access);
    const results = await rerecordMany(
      root,
      left.map(({ path }) => path),
      access,
      {
        ...options,
        takeId: (place) => takeIdOf(batch, left[place]?.number ?? 0),
        ...(chain && { look: chain.look }),
        onDone: (result, place) => {
          if (!isLeft(result)) noteAnswered(base, batch, left[place]?.number ?? 0);
          chain?.done(result, place);
          onDone(result);
        },
      },
    );
    const failed = results.filter(isLeft).length;
    if (failed === 0) await discardBatch(base, batch.id);
    return { ok: true, results, left: failed };
  });
}

/** Whether it is to be asked for once more. */
function isLeft(result: Rerecording): boolean {
  return result.status === "failed" && !result.stopped;
}
