"use client";

import { useSyncExternalStore } from "react";

/** Whether a media query holds; `onServer` is the answer for the first HTML. */
export function useMedia(query: string, onServer = false): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => window.matchMedia(query).matches,
    () => onServer,
  );
}

const never = () => () => {};

/** Whether keys should be shown as on a Mac. */
export function useMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.platform),
    () => false,
  );
}
