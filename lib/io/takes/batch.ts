import { setMaxListeners } from "node:events";
import { type Access, type Askable, askableAt, type Rerecording, rerecord } from "./rerecord";

type Options = {
  signal: AbortSignal;
  /** Is called behind each. */
  onDone: (result: Rerecording) => void;
  onText?: (path: string, text: string) => void;
};

/** Ends all hosts' queues early: whoever has no answer by then was not asked. */
const CANCELLED = "cancelled before it was asked";

/**
 * Asks again for many recordings: hosts side by side, and of each host as many at a time as its configuration allows.
 * The results are in the order of the paths.
 */
export async function rerecordMany(
  root: string,
  paths: readonly string[],
  access: Access,
  { signal, onDone, onText }: Options,
): Promise<Rerecording[]> {
  // Every call that is under way listens.
  setMaxListeners(0, signal);
  const results: Rerecording[] = [];
  const queues = new Map<string, { limit: number; places: number[] }>();
  for (const [place, path] of paths.entries()) {
    const found: Askable = await askableAt(root, path, access);
    const host = found.ok ? found.resolved.host : "";
    const limit = found.ok ? found.resolved.settings.concurrency : 4;
    const queue = queues.get(host) ?? { limit, places: [] };
    queues.set(host, queue);
    queue.places.push(place);
  }
  const askNext = async (queue: number[]) => {
    for (let place = queue.shift(); place !== undefined; place = queue.shift()) {
      const path = paths[place] ?? "";
      const result: Rerecording = signal.aborted
        ? { path, status: "failed", class: null, take: null, error: CANCELLED }
        : await rerecord(root, path, access, { signal, onText: onText && ((text) => onText(path, text)) });
      results[place] = result;
      onDone(result);
    }
  };
  const workers = [...queues.values()].flatMap(({ limit, places }) =>
    Array.from({ length: Math.min(limit, places.length) }, () => askNext(places)),
  );
  await Promise.all(workers);
  return results;
}
