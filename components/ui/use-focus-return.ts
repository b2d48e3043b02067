"use client";

import { type RefObject, useRef } from "react";

/**
 * Handlers for a dialog that no trigger opens: the focus goes to its first field, else to the dialog itself (not to a
 * button, whose tooltip would stand over the title), and returns to where it was.
 */
export function useFocusReturn(content: RefObject<HTMLElement | null>) {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      event.preventDefault();
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      (content.current?.querySelector<HTMLElement>("input:not([type=checkbox]),textarea") ?? content.current)?.focus();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      before.current?.focus();
    },
  };
}
