"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/change/refusal";
import { heard } from "./report";

/**
 * What the server says when it is asked once, and again where `ask` is another function; null until it has answered.
 * An answer that comes too late is dropped.
 */
export function useAnswer<T>(ask: () => Promise<Outcome<T>>): Outcome<T> | null {
  const [answer, setAnswer] = useState<Outcome<T> | null>(null);
  useEffect(() => {
    let open = true;
    void heard(ask).then((found) => {
      if (open) setAnswer(found);
    });
    return () => {
      open = false;
    };
  }, [ask]);
  return answer;
}
