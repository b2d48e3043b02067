"use client";

import { useEffect, useRef, useState } from "react";

type Named = { path: string; anchor: string };

/**
 * The part of the open file that the address points at, and a way to point at another; undefined before the address was
 * read. It is scrolled to once it is there.
 */
export function usePart(path: string | null) {
  const [named, setNamed] = useState<Named | null | undefined>(undefined);
  const open = useRef(path);
  open.current = path;
  const point = (anchor: string) => setNamed(path === null ? null : { path, anchor });
  useEffect(() => {
    const read = () => {
      const anchor = /^#(part[a-z0-9-]*)$/.exec(window.location.hash)?.[1];
      setNamed(anchor === undefined || open.current === null ? null : { path: open.current, anchor });
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, []);
  const part = named && (named.path === path ? named.anchor : null);
  useEffect(() => {
    if (part) document.getElementById(part)?.scrollIntoView();
  }, [part]);
  return { part, point };
}
