import { type Session, type SessionAction, sessionAfter } from "./session";

/** A session that fields can listen to one by one: a letter typed into one of them draws no other. */
export type SessionStore = {
  get: () => Session;
  subscribe: (listener: () => void) => () => void;
  dispatch: (action: SessionAction) => void;
};

export function sessionStore(initial: Session): SessionStore {
  let session = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => session,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (action) => {
      const next = sessionAfter(session, action);
      if (next === session) return;
      session = next;
      for (const listener of listeners) listener();
    },
  };
}
