"use client";

import { useEffect, useState } from "react";
import type { Completion } from "@/lib/catalog/search/complete";
import { decode } from "@/lib/list/decode";
import { completionsDecoder } from "@/lib/list/wire";

const DELAY = 60;

/**
 * What could stand at the cursor, from the server; `null` asks nothing. The last answer stays until the next is here.
 */
export function useCompletions(asked: { text: string; cursor: number } | null): readonly Completion[] {
  const [completions, setCompletions] = useState<readonly Completion[]>([]);
  const text = asked?.text;
  const cursor = asked?.cursor;
  useEffect(() => {
    if (text === undefined || cursor === undefined) return setCompletions([]);
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const query = new URLSearchParams({ text, cursor: String(cursor) });
        const response = await fetch(`/api/completions?${query}`, { signal: abort.signal });
        if (response.ok) setCompletions(decode(completionsDecoder, await response.json()).completions);
      } catch (error) {
        // Without the server there is nothing to complete; the page says elsewhere that the connection is lost.
        if (!abort.signal.aborted) setCompletions([]);
        if (!(error instanceof TypeError) && !abort.signal.aborted) throw error;
      }
    }, DELAY);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, cursor]);
  return completions;
}
