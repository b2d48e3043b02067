import { baseOf } from "../store/place";
import { type Access, type Askable, askAgain, askableIn, type Rerecording } from "./rerecord";

type Options = {
  signal: AbortSignal;
  /** Is called behind each, with its place among the paths. */
  onDone: (result: Rerecording, place: number) => void;
  /** The id that a take is to have, by its place among the paths. */
  takeId?: (place: number) => string;
  onText?: (path: string, text: string) => void;
  /** Looks at a recording before it is asked for, and may wait for others; is called in the order of the paths. */
  look?: (path: string, place: number) => Promise<Askable>;
};

/** Whoever has no answer when a batch is cancelled was not asked. */
const CANCELLED = "cancelled before it was asked";
/** Recordings that are open at a time, whatever hosts they wait for. */
const MOST_OPEN = 32;

/**
 * Asks again for many recordings: hosts side by side, and of each host as many at a time as its configuration allows.
 * The results are in the order of the paths.
 */
export async function rerecordMany(
  folder: string,
  paths: readonly string[],
  access: Access,
  { signal, onDone, takeId, onText, look = lookBelow(folder, access) }: Options,
): Promise<Rerecording[]> {
  const results: Rerecording[] = [];
  const hosts = new Map<string, Turns>();
  let next = 0;
  const askNext = async () => {
    for (let place = next++; place < paths.length; place = next++) {
      const path = paths[place] ?? "";
      const found = signal.aborted ? null : await look(path, place);
      const done = found?.ok ? await turnsOf(hosts, found).enter() : null;
      const options = { signal, takeId: takeId?.(place), onText: onText && ((text: string) => onText(path, text)) };
      const result: Rerecording =
        found === null || signal.aborted
          ? { path, status: "failed", class: null, take: null, error: CANCELLED, stopped: false }
          : await askAgain(path, found, access, options);
      done?.();
      results[place] = result;
      onDone(result, place);
    }
  };
  await Promise.all(Array.from({ length: Math.min(MOST_OPEN, paths.length) }, askNext));
  return results;
}

function lookBelow(folder: string, access: Access) {
  const root = baseOf(folder);
  return async (path: string): Promise<Askable> =>
    root.ok ? askableIn(root.base, path, access) : { ...root, host: null };
}

function turnsOf(hosts: Map<string, Turns>, { resolved }: Extract<Askable, { ok: true }>): Turns {
  const turns = hosts.get(resolved.host) ?? new Turns(resolved.settings.concurrency);
  hosts.set(resolved.host, turns);
  return turns;
}

/** Lets so many in at a time, in the order in which they came. */
class Turns {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  /** Resolves when it is one's turn; what it gives is called to leave. */
  async enter(): Promise<() => void> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    return () => {
      const following = this.waiting.shift();
      if (following) following();
      else this.free++;
    };
  }
}
