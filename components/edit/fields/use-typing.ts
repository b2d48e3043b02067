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
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const handOn = useRef(onCommit);
  const commit = useCallback(() => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    waiting.delete(commit);
    if (field.current) handOn.current(field.current.value);
  }, [field]);
  const onInput = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(commit, PAUSE);
    waiting.add(commit);
  };
  useLayoutEffect(() => {
    handOn.current = onCommit;
    if (field.current && timer.current === null && field.current.value !== shown) field.current.value = shown;
  });
  useLayoutEffect(() => commit, [commit]);
  return { defaultValue: shown, onInput };
}
