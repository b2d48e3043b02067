import { setImmediate } from "node:timers/promises";

/** Long enough to get work done, short enough that a request does not feel it; milliseconds. */
const SLICE = 12;

declare global {
  // Pages, actions and route handlers get a copy of this module each, in one process.
  var tapedeckUrgent: Set<Promise<unknown>> | undefined;
}

/**
 * Work that a person waits for: all that runs in slices stands still meanwhile. It may not wait for such work itself.
 */
export async function ahead<T>(work: Promise<T>): Promise<T> {
  globalThis.tapedeckUrgent ??= new Set();
  const urgent = globalThis.tapedeckUrgent;
  urgent.add(work);
  try {
    return await work;
  } finally {
    urgent.delete(work);
  }
}

/** Runs a generator of small steps to its end in slices, so that requests are served in between. Stops when aborted. */
export async function inSlices<T>(
  steps: Generator<unknown, T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  return slice(steps, async () => {
    await Promise.allSettled(globalThis.tapedeckUrgent ?? []);
    return signal.aborted;
  });
}

/** As `inSlices`, for what a person waits for: goes ahead of all that runs so. */
export function inUrgentSlices<T>(steps: Generator<unknown, T | undefined>): Promise<T | undefined> {
  return ahead(slice(steps, async () => false));
}

async function slice<T>(
  steps: Generator<unknown, T | undefined>,
  isOver: () => Promise<boolean>,
): Promise<T | undefined> {
  let until = performance.now() + SLICE;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await setImmediate();
    // Lets the generator put away what it holds open.
    if (await isOver()) return void steps.return(undefined);
    until = performance.now() + SLICE;
  }
}
