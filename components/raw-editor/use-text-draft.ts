"use client";

import { useCallback, useEffect, useRef } from "react";
import type { DraftKeeping } from "@/components/edit/draft/use-draft";

/** Longer texts are written down when the typing pauses, since that takes a moment. */
const LONG = 200_000;
const PAUSE = 300;

export type TextDraft = {
  /** Something was typed; `read` gives the whole text. */
  edited: (read: () => string) => void;
  /** The text as it is now. */
  read: () => string;
};

/** Keeps a text that is being typed; `was` is what the file holds. */
export function useTextDraft(was: string, initial: string, baseHash: string, keeping: DraftKeeping): TextDraft {
  const reader = useRef(() => initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { keep } = keeping;
  const write = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const read = reader.current;
    keep(() => {
      const text = read();
      return text === was ? null : { baseHash, draft: { type: "text", text }, session: null };
    });
  }, [keep, was, baseHash]);
  useEffect(() => {
    const writeLate = () => {
      if (timer.current !== undefined) write();
    };
    window.addEventListener("pagehide", writeLate);
    return () => {
      window.removeEventListener("pagehide", writeLate);
      writeLate();
    };
  }, [write]);
  const edited = useCallback(
    (read: () => string) => {
      reader.current = read;
      if (was.length < LONG) return write();
      clearTimeout(timer.current);
      timer.current = setTimeout(write, PAUSE);
    },
    [was, write],
  );
  return { edited, read: useCallback(() => reader.current(), []) };
}
