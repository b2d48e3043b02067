import { setImmediate } from "node:timers/promises";

/** Long enough to get work done, short enough that a request does not feel it; milliseconds. */
const SLICE = 12;

/** Runs a generator of small steps to its end in slices, so that requests are served in between. Stops when aborted. */
export async function inSlices<T>(
  steps: Generator<unknown, T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  let until = performance.now() + SLICE;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() < until) continue;
    await setImmediate();
    // Lets the generator put away what it holds open.
    if (signal.aborted) return void steps.return(undefined);
    until = performance.now() + SLICE;
  }
}
