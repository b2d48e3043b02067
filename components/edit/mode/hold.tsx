"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";

type Hold = { held: boolean; begin: () => () => void };

const HoldContext = createContext<Hold>({ held: false, begin: () => () => {} });

/** Lets an editor inside hold the page as it is, whatever becomes of the file: what is typed stays on screen. */
export function HoldProvider({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  const begin = useCallback(() => {
    setCount((before) => before + 1);
    return () => setCount((before) => before - 1);
  }, []);
  const hold = useMemo(() => ({ held: count > 0, begin }), [count, begin]);
  return <HoldContext value={hold}>{children}</HoldContext>;
}

/** Holds the page while `active`. */
export function useHold(active: boolean): void {
  const { begin } = useContext(HoldContext);
  useEffect(() => (active ? begin() : undefined), [active, begin]);
}

/** Whether an editor holds the page. */
export function useHeld(): boolean {
  return useContext(HoldContext).held;
}
