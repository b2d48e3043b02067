"use client";

import { type ReactNode, Suspense, useEffect, useLayoutEffect } from "react";
import { pageKeys } from "./held-keys";

/** A part of a page that is on its way. Keys that nobody knows until it is there are kept, and carried out then. */
export function Awaited({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  useLayoutEffect(() => {
    pageKeys.hold();
    return () => pageKeys.drop();
  }, []);
  return (
    <Suspense fallback={fallback}>
      {children}
      <Arrived />
    </Suspense>
  );
}

/** Comes with what is awaited, also where that is only the reason why there is nothing. */
function Arrived() {
  useEffect(() => void pageKeys.release(target), []);
  return null;
}

/** The page, whatever has the focus; but nothing while a dialog is over it. */
function target(): Element {
  return document.activeElement?.closest("[role=dialog]") ?? document.body;
}
