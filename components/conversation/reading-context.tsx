"use client";

import { createContext, useContext } from "react";
import type { ReadingPreferences } from "./reading-cookie";

/** What every part of a conversation needs to know of the page that it stands in. */
export type Reading = ReadingPreferences & {
  /** The recording's path; null where a conversation is shown without its file. */
  path: string | null;
  /** A small place: a peek beside a list. */
  compact: boolean;
  /** The page's scripts run: what works only with them (and weighs much in a long page) is left out until then. */
  awake: boolean;
  /** Fetches what the page left out; resolves to false where that failed (and has said so). */
  loadWhole: () => Promise<boolean>;
  /** Puts a message's text on the clipboard; resolves to a sentence for people where that failed. */
  copyMessage: (anchor: string) => Promise<string | null>;
};

const ReadingContext = createContext<Reading>({
  text: "markdown",
  reasoning: "shown",
  path: null,
  compact: false,
  awake: false,
  loadWhole: async () => false,
  copyMessage: async () => "There is nothing to copy",
});

export const ReadingProvider = ReadingContext.Provider;

export function useReading(): Reading {
  return useContext(ReadingContext);
}
