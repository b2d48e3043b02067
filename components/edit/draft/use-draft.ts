"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLive } from "@/components/shell/live";
import { DraftKeeper, type DraftState, type Room } from "./draft-keeper";
import { browserTexts } from "./texts";

/** A recording's draft: what an earlier page left of it, and the keeping of what is typed now. */
export type DraftKeeping = DraftState & Pick<DraftKeeper, "keep" | "flush" | "clear" | "take" | "discard">;

const unknown: DraftState = { ready: false, kept: null, inHand: false, elsewhere: false, problem: null };

const browserRoom: Room = {
  get shelf() {
    try {
      return window.localStorage;
    } catch {
      // Forbidden for this site.
      return null;
    }
  },
  texts: browserTexts,
  now: () => Date.now(),
};

/** `randomUUID` is for secure origins only; the dashboard may be at an address of the local network. */
function newOwner(): string {
  return crypto.getRandomValues(new Uint32Array(3)).join("-");
}

/**
 * Keeps the draft of one recording in the browser: call `keep` whenever something is typed, `clear` when it is saved
 * or given up. What is there from before comes as `kept`, for `DraftNotice` to offer.
 */
export function useDraft(path: string): DraftKeeping {
  const root = useLive((live) => live.status.root);
  const keeper = useMemo(() => new DraftKeeper(root, path, newOwner(), browserRoom), [root, path]);
  useEffect(() => {
    void keeper.load();
    const onStorage = ({ key, newValue }: StorageEvent) => keeper.heard(key, newValue);
    const onVisibility = () => {
      if (document.visibilityState === "hidden") keeper.flush();
    };
    window.addEventListener("storage", onStorage);
    window.addEventListener("pagehide", keeper.flush);
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("pagehide", keeper.flush);
      document.removeEventListener("visibilitychange", onVisibility);
      keeper.flush();
    };
  }, [keeper]);
  const state = useSyncExternalStore(keeper.subscribe, keeper.get, () => unknown);
  const { keep, flush, clear, take, discard } = keeper;
  return useMemo(() => ({ ...state, keep, flush, clear, take, discard }), [state, keep, flush, clear, take, discard]);
}
