"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd";

/** Milliseconds that the pointer rests before a tooltip shows, unless one was just shown. */
const REST = 400;
const RECENT = 300;
let lastShown = Number.NEGATIVE_INFINITY;

type Place = { left: number; top: number; above: boolean };

/**
 * Says what a control does, and its key; on hover and on focus by keyboard, until the pointer leaves or Escape. The
 * control needs an accessible name of its own. Written here because the usual one is a third of the first load's room.
 */
export function Tooltip({ text, keys, children }: { text: string; keys?: string; children: ReactNode }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [place, setPlace] = useState<Place | null>(null);
  const open = place !== null;

  const show = () => {
    const control = anchor.current?.firstElementChild;
    if (control?.isConnected) setPlace(placeAt(control.getBoundingClientRect()));
  };
  const hide = () => {
    clearTimeout(timer.current);
    if (open) lastShown = Date.now();
    setPlace(null);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!open) return;
    const control = anchor.current?.firstElementChild;
    // A name that says the same need not be said twice.
    if (control?.getAttribute("aria-label") !== text) control?.setAttribute("aria-describedby", id);
    const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && setPlace(null);
    const onScroll = () => setPlace(null);
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("scroll", onScroll, true);
    return () => {
      control?.removeAttribute("aria-describedby");
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("scroll", onScroll, true);
    };
  }, [open, id, text]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: has no box and no role; it listens for the control inside
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => {
        if (event.pointerType === "touch") return;
        clearTimeout(timer.current);
        timer.current = setTimeout(show, Date.now() - lastShown < RECENT ? 0 : REST);
      }}
      onPointerLeave={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(hide, 80);
      }}
      onPointerDown={hide}
      onFocus={(event) => {
        if (event.target.matches(":focus-visible")) show();
      }}
      onBlur={hide}
    >
      {children}
      {place &&
        createPortal(
          <span
            id={id}
            role="tooltip"
            onPointerEnter={() => clearTimeout(timer.current)}
            style={{ left: place.left, top: place.top }}
            className={`fixed z-60 flex max-w-80 -translate-x-1/2 items-center gap-2 rounded-md border bg-raised px-2 py-1 text-small whitespace-normal text-ink shadow-float ${place.above ? "-translate-y-full" : ""}`}
            ref={keepInside}
          >
            {text}
            {keys && <Kbd keys={keys} />}
          </span>,
          document.body,
        )}
    </span>
  );
}

/** Below the control, or above it where there is no room below. */
function placeAt({ left, width, top, bottom }: DOMRect): Place {
  const above = bottom + 40 > window.innerHeight;
  return { left: left + width / 2, top: above ? top - 4 : bottom + 4, above };
}

/** Shifts a tooltip that would leave the window. */
function keepInside(tooltip: HTMLElement | null) {
  if (!tooltip) return;
  const { left, right } = tooltip.getBoundingClientRect();
  const shift = left < 8 ? 8 - left : Math.min(0, window.innerWidth - 8 - right);
  tooltip.style.marginLeft = `${shift}px`;
}
