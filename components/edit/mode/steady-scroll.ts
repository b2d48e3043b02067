"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * Keeps the message that is being read where it stands on the screen while the page is laid out anew: the returned
 * function notes it, and the next change of `view` finds it again.
 */
export function useSteadyScroll(view: unknown): () => void {
  const noted = useRef<{ id: string; top: number } | null>(null);
  useLayoutEffect(() => {
    const place = noted.current;
    noted.current = null;
    const message = place && document.getElementById(place.id);
    if (place && message) window.scrollBy(0, message.getBoundingClientRect().top - place.top);
  }, [view]);
  return useCallback(() => {
    const messages = [...document.querySelectorAll<HTMLElement>("[data-message][id]")];
    const seen = messages.find((message) => message.getBoundingClientRect().bottom > 160);
    noted.current = seen ? { id: seen.id, top: seen.getBoundingClientRect().top } : null;
  }, []);
}
