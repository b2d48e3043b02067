import { availableParallelism } from "node:os";
import type { Access } from "../askable";
import { failed, type Looked } from "../rerecording";
import { GONE, Thread } from "./thread";

/** More would wait for the one that sends and receives. */
const MOST_THREADS = 4;
/** Milliseconds for which threads are kept that have nothing to do: one batch often follows another. */
const KEPT = 30_000;

type Look = (path: string) => Promise<Looked>;

const threads: Thread[] = [];
let underWay = 0;
let batches = 0;
let ending: NodeJS.Timeout | null = null;

/**
 * Looks at recordings, and settles them, in threads, so that this one only sends and receives, and stays free for
 * whatever else the program does. `program`: calls `serveAsking`; `base`: the root with its links resolved; `here`: does
 * the same in this thread, for what a thread that fails had taken. `end` is to be called when nothing more is asked.
 */
export function lookInThreads(program: URL, base: string, access: Access, here: Look): { look: Look; end: () => void } {
  const batch = batches++;
  const own = taken(program);
  // The environment of a process is no plain object, and cannot be sent.
  for (const thread of own) thread.tell({ do: "begin", batch, base, access: { ...access, env: { ...access.env } } });
  return {
    look: async (path) => {
      const thread = leastBusy(own);
      const looked = await thread?.look({ batch, path });
      if (!thread || !looked || looked === GONE) return here(path);
      if (!looked.ok) return looked;
      const { held, host, settings, call } = looked;
      return {
        ok: true,
        host,
        question: { settings, tokenCall: null, callWith: () => call },
        settle: async (exchanged, took, takeId) => {
          if (!exchanged.ok) {
            thread.tell({ do: "drop", held });
            return failed(path, exchanged.message);
          }
          const result = await thread.settle({ held, answered: exchanged.answered, took, takeId });
          if (result !== GONE) return result;
          const again = await here(path);
          return again.ok ? again.settle(exchanged, took, takeId) : again.result;
        },
      };
    },
    end: () => {
      for (const thread of own) thread.tell({ do: "end", batch });
      leave();
    },
  };
}

function leastBusy(own: readonly Thread[]): Thread | null {
  const there = own.filter(({ isGone }) => !isGone);
  return there.reduce((least: Thread | null, each) => (least && least.busy <= each.busy ? least : each), null);
}

/** One core is left for whoever sends and receives. */
function threadCount(): number {
  return Math.max(1, Math.min(availableParallelism() - 1, MOST_THREADS));
}

/** All threads of a program, started where they are not yet. */
function taken(program: URL): readonly Thread[] {
  if (ending) clearTimeout(ending);
  ending = null;
  underWay++;
  const own = threads.filter((thread) => thread.program.href === program.href);
  while (own.length < threadCount()) {
    const thread: Thread = new Thread(program, () => threads.splice(threads.indexOf(thread), 1));
    threads.push(thread);
    own.push(thread);
  }
  for (const thread of own) thread.hold(true);
  return own;
}

function leave(): void {
  if (--underWay > 0) return;
  for (const thread of threads) thread.hold(false);
  ending = setTimeout(() => {
    for (const thread of threads) thread.end();
  }, KEPT);
  ending.unref();
}
