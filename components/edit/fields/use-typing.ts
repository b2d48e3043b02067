"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import { withPlainBreaks } from "../session/line-breaks";

/** Milliseconds without a letter after which the page takes in what was typed. */
const PAUSE = 250;

const waiting = new Set<() => void>();

/** Hands on what was typed a moment ago, without waiting for the pause: before a save, for one. */
export function flushTyping(): void {
  for (const commit of [...waiting]) commit();
}

/**
 * Lets the browser alone while somebody types into a field: its text is handed on in pauses, and put into the
 * field only where it was changed from elsewhere (a revert). Not when the field is left: what then appears around it
 * would push away the button that somebody is about to press.
 */
export function useTyping(
  field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>,
  value: string,
  onCommit: (typed: string) => void,
) {
  const shown = withPlainBreaks(value);
  const { onInput, isTyping } = usePauses(() => field.current?.value ?? null, onCommit);
  useLayoutEffect(() => {
    if (field.current && !isTyping() && field.current.value !== shown) field.current.value = shown;
  });
  return { defaultValue: shown, onInput };
}

/** Hands on what stands in a field when the typing pauses; `read` gives null where the field is not there. */
export function usePauses(read: () => string | null, onCommit: (typed: string) => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ read, onCommit });
  const commit = useCallback(() => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    waiting.delete(commit);
    const typed = latest.current.read();
    if (typed !== null) latest.current.onCommit(typed);
  }, []);
  const onInput = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(commit, PAUSE);
    waiting.add(commit);
  }, [commit]);
  const isTyping = useCallback(() => timer.current !== null, []);
  useLayoutEffect(() => {
    latest.current = { read, onCommit };
  });
  useLayoutEffect(() => commit, [commit]);
  return { onInput, isTyping };
}
