"use client";

import { type RefObject, useEffect, useState } from "react";

const GUTTER = 76;
const SCROLLBAR = 20;

/** How many characters of the code font fit on a row of the scroller. */
export function useColumns(scroller: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(120);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const probe = document.createElement("span");
    probe.className = "font-mono text-code absolute invisible";
    probe.textContent = "0".repeat(100);
    element.append(probe);
    const width = probe.getBoundingClientRect().width / 100;
    probe.remove();
    const observer = new ResizeObserver(([entry]) => {
      if (entry && width > 0)
        setColumns(Math.max(20, Math.floor((entry.contentRect.width - GUTTER - SCROLLBAR) / width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return columns;
}
