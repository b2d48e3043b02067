import { exchange } from "../providers/exchange";
import type { Answered } from "../providers/question";
import { baseOf } from "../store/place";
import { type Access, askableIn } from "./askable";
import { type Asking, askingFor, failed, type Looked, type Rerecording } from "./rerecording";
import { lookInThreads } from "./threads/look";

export type RerecordOptions = {
  signal: AbortSignal;
  /** Is called behind each, with its place among the paths. */
  onDone: (result: Rerecording, place: number) => void;
  /** The id that a take is to have, by its place among the paths. */
  takeId?: (place: number) => string;
  /** Is called while an answer arrives, with what reads the recording as it would be if the answer ended there. */
  onText?: (path: string, textSoFar: () => string | null) => void;
  /** Looks at a recording before it is asked for, and may wait for others; is called in the order of the paths. */
  look?: (path: string, place: number) => Promise<Looked>;
  /** The program of threads that look at recordings and read answers; none where there are few, or `look` does it. */
  program?: URL | null;
};

/** Whoever has no answer when a batch is cancelled was not asked. */
const CANCELLED = "cancelled before it was asked";
/** Recordings that are open at a time, whatever hosts they wait for. */
const MOST_OPEN = 32;
/** For fewer recordings, threads would hardly have started. */
const WORTH_THREADS = 100;

/**
 * Asks again for many recordings: hosts side by side, and of each host as many at a time as its configuration allows.
 * The results are in the order of the paths.
 */
export async function rerecordMany(
  folder: string,
  paths: readonly string[],
  access: Access,
  { signal, onDone, takeId, onText, look, program = null }: RerecordOptions,
): Promise<Rerecording[]> {
  const root = baseOf(folder);
  const here = async (path: string) =>
    askingFor(path, root.ok ? await askableIn(root.base, path, access, true) : { ...root, host: null }, access);
  const isWorth = !look && paths.length >= WORTH_THREADS;
  const threads = program && root.ok && isWorth ? lookInThreads(program, root.base, access, here) : null;
  const lookAt = look ?? threads?.look ?? here;
  const results: Rerecording[] = [];
  const hosts = new Map<string, Turns>();
  let next = 0;
  const askNext = async () => {
    for (let place = next++; place < paths.length; place = next++) {
      const path = paths[place] ?? "";
      const found = signal.aborted ? null : await lookAt(path, place);
      const asked = found?.ok
        ? askInTurn(path, found, turnsOf(hosts, found), { signal, takeId: takeId?.(place), onText })
        : (found?.result ?? failed(path, CANCELLED));
      const result = await asked;
      results[place] = result;
      onDone(result, place);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(MOST_OPEN, paths.length) }, askNext));
  } finally {
    threads?.end();
  }
  return results;
}

type AskOptions = Pick<RerecordOptions, "signal" | "onText"> & { takeId: string | undefined };

/** It is the next one's turn as soon as the provider has answered, whatever becomes of the answer. */
async function askInTurn(
  path: string,
  { question, settle, textSoFar }: Asking,
  turns: Turns,
  { signal, onText, takeId }: AskOptions,
): Promise<Rerecording> {
  const leave = await turns.enter();
  if (signal.aborted) {
    leave();
    return settle({ ok: false, message: CANCELLED }, 0);
  }
  const from = performance.now();
  const showSoFar = (soFar: Answered) => onText?.(path, () => textSoFar?.(soFar) ?? null);
  const exchanged = await exchange(question, { signal, ...(onText && { onText: showSoFar }) }).finally(leave);
  return settle(exchanged, performance.now() - from, takeId);
}

function turnsOf(hosts: Map<string, Turns>, { host, question }: Asking): Turns {
  const turns = hosts.get(host) ?? new Turns(question.settings.concurrency);
  hosts.set(host, turns);
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
