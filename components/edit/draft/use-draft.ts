"use client";

import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useServer } from "@/components/actions/context";
import { heard } from "@/components/actions/report";
import { useLive } from "@/components/shell/live";
import { DraftKeeper, type DraftState } from "./draft-keeper";
import type { Room } from "./room";
import { browserTexts } from "./texts";

/** A recording's draft: what an earlier page left of it, and the keeping of what is typed now. */
export type DraftKeeping = DraftState &
  Pick<DraftKeeper, "keep" | "flush" | "clear" | "take" | "discard" | "begin" | "baseText">;

const unknown: DraftState = { ready: false, kept: null, inHand: false, elsewhere: false, problem: null };

const browserRoom: Omit<Room, "loaded"> = {
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
  const { actions } = useServer();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const keeper = useMemo(() => {
    const loaded = async (hash: string) => {
      const asked = await heard(() => latest.current.loadedText({ path, hash }));
      return asked.ok ? asked.text : null;
    };
    return new DraftKeeper(root, path, newOwner(), { ...browserRoom, loaded });
  }, [root, path]);
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
  return useMemo(() => {
    const { keep, flush, clear, take, discard, begin, baseText } = keeper;
    return { ...state, keep, flush, clear, take, discard, begin, baseText };
  }, [state, keeper]);
}
