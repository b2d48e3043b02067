"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { Completion } from "@/lib/catalog/search/complete";
import { useCompletions } from "./use-completions";

/** Completes what is typed at the caret of a field. The list is open as long as the caret's place is known. */
export function useCompleting(
  input: RefObject<HTMLInputElement | null>,
  draft: string,
  change: (text: string) => void,
) {
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const completions = useCompletions(cursor === null ? null : { text: draft, cursor });
  const open = cursor !== null && completions.length > 0;

  const caret = useRef<number | null>(null);
  // The caret goes behind what was inserted once it is there.
  useEffect(() => {
    if (caret.current === null) return;
    input.current?.setSelectionRange(caret.current, caret.current);
    setCursor(caret.current);
    caret.current = null;
  }, [input, draft]);

  return {
    completions,
    open,
    active,
    /** The one that the keys have gone to. */
    chosen: open ? completions[active] : undefined,
    choose: ({ insert, from, to }: Completion) => {
      caret.current = from + insert.length;
      change(draft.slice(0, from) + insert + draft.slice(to).trimStart());
      setActive(-1);
    },
    /** To the next or the previous one, round and round. */
    step: (by: 1 | -1) =>
      setActive((active + by + completions.length + (active < 0 && by < 0 ? 1 : 0)) % completions.length),
    begin: (at: number | null) => setCursor(at),
    typed: (at: number) => {
      setCursor(at);
      setActive(-1);
    },
    // The same key may just have closed the list.
    moved: (at: number | null) => setCursor((now) => (now === null ? null : at)),
    close: () => setCursor(null),
    end: () => {
      setCursor(null);
      setActive(-1);
    },
  };
}
