"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { EditBase } from "./base";
import type { CallPlace } from "./following";
import type { Session } from "./session";
import type { SessionStore } from "./store";

type Editing = {
  path: string;
  base: EditBase;
  /** What each field says before anything is typed. */
  fields: ReadonlyMap<string, string>;
  /** Which call each result of the request names, by the position of its message. */
  named: ReadonlyMap<number, CallPlace>;
  store: SessionStore;
};

const EditingContext = createContext<Editing | null>(null);

export const EditingProvider = EditingContext.Provider;

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("useEditing outside of EditingProvider");
  return editing;
}

/** A part of the session; what selects it has to give the same thing as long as that part stays. */
export function useSession<T>(select: (session: Session) => T): T {
  const { store } = useEditing();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.get()),
  );
}
