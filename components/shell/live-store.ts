import { decode } from "@/lib/list/decode";
import { type LiveEvent, type LiveStatus, liveEventDecoder } from "@/lib/list/wire";

export type Live = {
  status: LiveStatus;
  /** False while the server cannot be heard. */
  connected: boolean;
};

export type ChangeListener = (paths: readonly string[] | null) => void;

export type LiveStore = {
  get(): Live;
  subscribe(listener: () => void): () => void;
  /** Is told which paths were added, changed or removed on disk; null where they are too many to name. */
  onChange(listener: ChangeListener): () => void;
  connect(): () => void;
};

/** Milliseconds without a connection before people are told: a reload of the server takes less. */
const PATIENCE = 2000;

/** What the page knows of the catalog: first from its HTML, then from the server's events. */
export function createLiveStore(initial: LiveStatus): LiveStore {
  let live: Live = { status: initial, connected: true };
  const listeners = new Set<() => void>();
  const changeListeners = new Set<ChangeListener>();
  const set = (next: Partial<Live>) => {
    live = { ...live, ...next };
    for (const listener of listeners) listener();
  };
  const take = (event: LiveEvent) => {
    if (event.type === "progress") {
      // A first status, or one after a lost connection, may tell of changes that no event was heard of.
      const missed = event.status.version !== live.status.version;
      set({ status: event.status });
      if (missed) for (const listener of changeListeners) listener(null);
      return;
    }
    set({ status: { ...live.status, version: event.version } });
    for (const listener of changeListeners) listener(event.paths);
  };

  return {
    get: () => live,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    connect() {
      let hearing: (() => void) | null = null;
      // Only while somebody looks: browsers keep six connections to a server, for all of their tabs together.
      const follow = () => {
        const isSeen = document.visibilityState === "visible";
        if (isSeen) hearing ??= hear();
        else {
          hearing?.();
          hearing = null;
        }
      };
      follow();
      document.addEventListener("visibilitychange", follow);
      return () => {
        document.removeEventListener("visibilitychange", follow);
        hearing?.();
      };
    },
  };

  function hear(): () => void {
    const source = new EventSource("/api/events");
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => {
      clearTimeout(timer);
      timer = undefined;
      if (!live.connected) set({ connected: true });
    };
    source.onerror = () => {
      timer ??= setTimeout(() => set({ connected: false }), PATIENCE);
    };
    source.onmessage = (message) => {
      take(decode(liveEventDecoder, JSON.parse(String(message.data))));
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }
}
