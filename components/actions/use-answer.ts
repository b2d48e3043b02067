"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/change/refusal";
import { heard } from "./report";

type Ask<T> = (signal: AbortSignal) => Promise<Outcome<T>>;

/**
 * What the server says when it is asked, and again where `ask` is another function; null asks nothing. `answer` is the
 * last one, null before the first; `fresh` says that it is to `ask` as it is now. One that comes too late is dropped.
 * `pause`: the milliseconds that `ask` must stay the same before it is called. Its signal says that nobody waits any
 * more.
 */
export function useAnswer<T>(ask: Ask<T> | null, pause = 0): { answer: Outcome<T> | null; fresh: boolean } {
  const [last, setLast] = useState<{ ask: Ask<T>; answer: Outcome<T> } | null>(null);
  useEffect(() => {
    if (!ask) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await heard(() => ask(abort.signal));
      if (!abort.signal.aborted) setLast({ ask, answer });
    }, pause);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [ask, pause]);
  return { answer: last?.answer ?? null, fresh: last?.ask === ask };
}
