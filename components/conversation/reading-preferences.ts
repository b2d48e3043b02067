"use client";

import { useSyncExternalStore } from "react";
import { COOKIE, parsePreferences, type ReadingPreferences } from "./reading-cookie";

const listeners = new Set<() => void>();
let current: ReadingPreferences | null = null;

/**
 * How this person reads conversations, remembered in a cookie, so that the server renders the page as it was left.
 * `initial` is what the server read; without it the usual way is rendered first.
 */
export function useReadingPreferences(
  initial: ReadingPreferences,
): [ReadingPreferences, (change: Partial<ReadingPreferences>) => void] {
  const preferences = useSyncExternalStore(subscribe, read, () => initial);
  return [preferences, change];
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function read(): ReadingPreferences {
  current ??= parsePreferences(new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(document.cookie)?.[1]);
  return current;
}

function change(part: Partial<ReadingPreferences>) {
  const next = { ...read(), ...part };
  current = next;
  const value = `${next.text}.${next.reasoning}`;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers
  document.cookie = `${COOKIE}=${value}; path=/; max-age=31536000; samesite=strict`;
  for (const listener of listeners) listener();
}
