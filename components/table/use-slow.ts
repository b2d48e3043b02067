"use client";

import { useEffect, useState } from "react";

/** True once something has been pending for 200 ms: what is faster needs no sign. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, [pending]);
  return slow && pending;
}
