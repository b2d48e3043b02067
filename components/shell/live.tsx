"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { LiveStatus } from "@/lib/list/wire";
import { type ChangeListener, createLiveStore, type Live, type LiveStore } from "./live-store";

const LiveContext = createContext<LiveStore | null>(null);

export function LiveProvider({ initial, children }: { initial: LiveStatus; children: ReactNode }) {
  const [store] = useState(() => createLiveStore(initial));
  useEffect(() => store.connect(), [store]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

function useLiveStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error("useLive outside of LiveProvider");
  return store;
}

/** A value of the catalog's state, kept up to date: `useLive((live) => live.status.version)`. */
export function useLive<T>(select: (live: Live) => T): T {
  const store = useLiveStore();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.get()),
    () => select(store.get()),
  );
}

/** Calls back when something changed on disk; see `LiveStore.onChange`. */
export function useCatalogChange(listener: ChangeListener): void {
  const store = useLiveStore();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => store.onChange((paths) => latest.current(paths)), [store]);
}
